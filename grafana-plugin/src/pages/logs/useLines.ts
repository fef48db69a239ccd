import { useCallback, useEffect, useState } from "react";
import { fetchDoc } from "../../shared/api/client.ts";
import { type LogFilters, logsRequest, type Window } from "../../shared/api/signalRequests.ts";
import type { LogLine, LogsDoc } from "../../shared/api/types.ts";
import { useAction } from "../../shared/api/useAction.ts";
import { type Loaded, useApi } from "../../shared/api/useApi.ts";

export const PAGE = 100;
/** A tail that runs all day must not fill the browser's memory. */
export const MOST_LINES = 2000;

export interface Lines {
  first: Loaded<LogsDoc>;
  /** Newest first. */
  rows: LogLine[];
  hasMore: boolean;
  loadMore: () => void;
  loadingMore: boolean;
  moreFailed: string | undefined;
  /** Lines of a tail, oldest first. */
  prepend: (rows: LogLine[]) => void;
}

interface More {
  of: LogsDoc | undefined;
  newer: LogLine[];
  older: LogLine[];
  cursor: string | null;
}

/** The newest lines, older ones page by page, and younger ones as a tail brings them. */
export function useLines(window: Window, filters: LogFilters, revision: number): Lines {
  const first = useApi(logsRequest(window, filters, { limit: PAGE }), revision);
  const doc = first.doc;
  const [more, setMore] = useState<More>(() => fresh(doc));
  // Another answer to the first question starts anew.
  useEffect(() => setMore(fresh(doc)), [doc]);
  const current = more.of === doc ? more : fresh(doc);

  const ask = useCallback(
    (cursor: string) => fetchDoc(logsRequest(window, filters, { limit: PAGE, cursor })),
    [window, filters],
  );
  const add = useCallback(
    ({ rows, next_cursor }: LogsDoc) =>
      setMore((known) => ({ ...known, older: [...known.older, ...rows], cursor: next_cursor })),
    [],
  );
  const older = useAction(ask, add);
  const prepend = useCallback(
    (rows: LogLine[]) =>
      setMore((known) => ({ ...known, newer: [...rows.toReversed(), ...known.newer].slice(0, MOST_LINES) })),
    [],
  );
  return {
    first,
    rows: unique([...current.newer, ...(doc?.rows ?? []), ...current.older]),
    hasMore: current.cursor !== null,
    loadMore: () => current.cursor && older.run(current.cursor),
    loadingMore: older.busy,
    moreFailed: older.failure?.why,
    prepend,
  };
}

function fresh(doc: LogsDoc | undefined): More {
  return { of: doc, newer: [], older: [], cursor: doc?.next_cursor ?? null };
}

function unique(rows: LogLine[]): LogLine[] {
  const seen = new Set<string>();
  return rows.filter(({ id }) => !seen.has(id) && seen.add(id));
}
