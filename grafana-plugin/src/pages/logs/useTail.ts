import { useEffect, useRef, useState } from "react";
import { watch } from "../../shared/api/client.ts";
import { toFailure } from "../../shared/api/problem.ts";
import { type LogFilters, logsRequest, type Window } from "../../shared/api/signalRequests.ts";
import type { LogLine } from "../../shared/api/types.ts";

export const TAIL_MS = 2000;
const LIMIT = 500;
/** The end of the question lies ahead, so that a sender's fast clock hides nothing. */
const AHEAD_MS = 3_600_000;

interface Options {
  on: boolean;
  paused: boolean;
  window: Window;
  filters: LogFilters;
  newest: string | undefined;
  onLines: (rows: LogLine[]) => void;
}

/** Asks for younger lines every two seconds, one question at a time; says why it could not. */
export function useTail(options: Options): string | undefined {
  const { on, paused } = options;
  const [failed, setFailed] = useState<string>();
  const hidden = useHidden();
  const latest = useRef(options);
  useEffect(() => {
    latest.current = options;
  });
  useEffect(() => {
    if (!on || paused || hidden) {
      return;
    }
    let asking: { unsubscribe: () => void; closed: boolean } | undefined;
    const ask = () => {
      if (asking && !asking.closed) {
        return;
      }
      const { window, filters, newest, onLines } = latest.current;
      const to = new Date(Date.now() + AHEAD_MS).toISOString();
      asking = watch(logsRequest({ ...window, to }, filters, { limit: LIMIT, after: newest })).subscribe({
        next: ({ rows }) => {
          setFailed(undefined);
          if (rows.length > 0) {
            // Without a line to start from, the answer is newest first.
            onLines(newest === undefined ? rows.toReversed() : rows);
          }
        },
        error: (error: unknown) => setFailed(toFailure(error).why),
      });
    };
    ask();
    const timer = setInterval(ask, TAIL_MS);
    return () => {
      clearInterval(timer);
      asking?.unsubscribe();
    };
  }, [on, paused, hidden]);
  return on ? failed : undefined;
}

function useHidden(): boolean {
  const [hidden, setHidden] = useState(document.hidden);
  useEffect(() => {
    const update = () => setHidden(document.hidden);
    document.addEventListener("visibilitychange", update);
    return () => document.removeEventListener("visibilitychange", update);
  }, []);
  return hidden;
}
