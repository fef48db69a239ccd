import { useCallback, useEffect, useState } from "react";
import { fetchDoc, submit } from "../../../shared/api/client.ts";
import { type Failure, toFailure } from "../../../shared/api/problem.ts";
import { operationsRequest } from "../../../shared/api/signalRequests.ts";
import type { JobRun } from "../../../shared/api/types.ts";
import { useAction } from "../../../shared/api/useAction.ts";
import { RUNS_PATH, SCORE_JOB } from "../../../shared/customers/requests.ts";

export interface Scoring {
  start: () => void;
  /** From the click until the run is over. */
  busy: boolean;
  /** Undefined while it waits for its turn. */
  run: JobRun | undefined;
  failure: Failure | undefined;
}

const POLL_MS = 1000;
const HOUR_MS = 3_600_000;

async function latestRun(): Promise<JobRun | undefined> {
  const now = Date.now();
  const window = { from: new Date(now - HOUR_MS).toISOString(), to: new Date(now).toISOString() };
  const { jobs } = await fetchDoc(operationsRequest(window));
  return jobs.find(({ job }) => job === SCORE_JOB)?.last ?? undefined;
}

/** The last run before the request is remembered: only a later one is the one that was asked for. */
async function ask(): Promise<number> {
  const before = (await latestRun())?.id ?? 0;
  await submit("POST", RUNS_PATH, {});
  return before;
}

export function useScoring(onScored: () => void): Scoring {
  const [after, setAfter] = useState<number>();
  const [run, setRun] = useState<JobRun>();
  const [lost, setLost] = useState<Failure>();
  const begin = useCallback((before: number) => {
    setRun(undefined);
    setLost(undefined);
    setAfter(before);
  }, []);
  const action = useAction(ask, begin);

  useEffect(() => {
    if (after === undefined) {
      return;
    }
    const look = async () => {
      const last = await latestRun();
      if (!last || last.id <= after) {
        return;
      }
      setRun(last);
      if (last.state !== "running") {
        setAfter(undefined);
        onScored();
      }
    };
    const timer = setInterval(
      () =>
        look().catch((error: unknown) => {
          setLost(toFailure(error));
          setAfter(undefined);
        }),
      POLL_MS,
    );
    return () => clearInterval(timer);
  }, [after, onScored]);

  return {
    start: () => void action.run(undefined as never),
    busy: action.busy || after !== undefined,
    run,
    failure: action.failure ?? lost,
  };
}
