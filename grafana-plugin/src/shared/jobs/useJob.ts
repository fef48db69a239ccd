import { useCallback, useEffect, useState } from "react";
import { fetchDoc, submit } from "../api/client.ts";
import { type Failure, toFailure } from "../api/problem.ts";
import { operationsRequest } from "../api/signalRequests.ts";
import type { JobRun } from "../api/types.ts";
import { useAction } from "../api/useAction.ts";

/** A job that can be asked for. */
export interface JobAsked {
  /** As the API names it, and its runs in `GET /v1/operations`. */
  job: string;
  path: string;
  body: object;
}

export interface FollowedJob {
  start: () => void;
  /** From the click until the run is over. */
  busy: boolean;
  /** Undefined while it waits for its turn. */
  run: JobRun | undefined;
  failure: Failure | undefined;
}

const POLL_MS = 1000;
const HOUR_MS = 3_600_000;

async function latestRun(name: string): Promise<JobRun | undefined> {
  const now = Date.now();
  const window = { from: new Date(now - HOUR_MS).toISOString(), to: new Date(now).toISOString() };
  const { jobs } = await fetchDoc(operationsRequest(window));
  return jobs.find(({ job }) => job === name)?.last ?? undefined;
}

/** The last run before the request is remembered: only a later one is the one that was asked for. */
async function ask({ job, path, body }: JobAsked): Promise<number> {
  const before = (await latestRun(job))?.id ?? 0;
  await submit("POST", path, body);
  return before;
}

export function useJob(asked: JobAsked, onDone: () => void): FollowedJob {
  const [after, setAfter] = useState<number>();
  const [run, setRun] = useState<JobRun>();
  const [lost, setLost] = useState<Failure>();
  const begin = useCallback((before: number) => {
    setRun(undefined);
    setLost(undefined);
    setAfter(before);
  }, []);
  const action = useAction(ask, begin);
  const { job } = asked;

  useEffect(() => {
    if (after === undefined) {
      return;
    }
    const look = async () => {
      const last = await latestRun(job);
      if (!last || last.id <= after) {
        return;
      }
      setRun(last);
      if (last.state !== "running") {
        setAfter(undefined);
        onDone();
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
  }, [after, job, onDone]);

  return {
    start: () => void action.run(asked),
    busy: action.busy || after !== undefined,
    run,
    failure: action.failure ?? lost,
  };
}
