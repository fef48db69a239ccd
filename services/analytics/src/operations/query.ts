import { readDeploys } from "../deploys/index.ts";
import type { LogStore } from "../logs/index.ts";
import type { Clock } from "../platform/clock/index.ts";
import type { Window } from "../platform/http/window.ts";
import { type Runner, run, statement } from "../platform/sql/index.ts";
import { type Steps, stepsOf } from "../platform/time/steps.ts";
import type { Freshness, IngestRate, JobRun, JobSummary, OperationsDoc } from "./schema.ts";

const load = (file: string) => statement(import.meta.url, file);
const statements = {
  freshness: load("freshness.sql"),
  ingest: load("ingest.sql"),
  jobs: load("jobs.sql"),
  pending: load("pending.sql"),
  quarantine: load("quarantine.sql"),
  runs: load("runs.sql"),
};

const mostSteps = 72;
const shownRuns = 100;
const shownDeploys = 100;
const minuteMs = 60_000;

interface IngestRow {
  source: string;
  step: number;
  accepted: number;
  rejected: number;
  duplicates: number;
}

function ratesOf(rows: readonly IngestRow[], steps: Steps): IngestRate[] {
  return [...Map.groupBy(rows, (row) => row.source)].map(([source, of]) => {
    const counts = steps.starts.map(() => 0);
    for (const { step, accepted } of of) if (step in counts) counts[step] = (counts[step] ?? 0) + accepted;
    const sum = (name: "accepted" | "rejected" | "duplicates") => of.reduce((total, row) => total + row[name], 0);
    return { source, accepted: sum("accepted"), rejected: sum("rejected"), duplicates: sum("duplicates"), counts };
  });
}

const plural = (n: number, noun: string) => `${n.toLocaleString("en-GB")} ${noun}${n === 1 ? "" : "s"}`;

/** The answer of the page in a sentence: what is wrong, or that nothing is. */
export function sentenceOf(tiles: OperationsDoc["tiles"], late: readonly string[], reachable: boolean): string {
  const wrong = [
    reachable ? "" : "Loki does not answer",
    tiles.failed_jobs_24h > 0 ? `${plural(tiles.failed_jobs_24h, "job run")} failed in the last day` : "",
    late.length > 0 ? `late: ${late.join(", ").toLowerCase()}` : "",
    tiles.quarantine_open > 0 ? `${plural(tiles.quarantine_open, "row")} in quarantine` : "",
  ].filter(Boolean);
  if (wrong.length === 0) return "All is well: everything is fresh and no job failed in the last day.";
  const text = wrong.join("; ");
  return `${text[0]?.toUpperCase()}${text.slice(1)}.`;
}

interface Question extends Window {
  store: LogStore;
  clock: Clock;
}

/** Whether Vigie itself is well: freshness, jobs, rates, quarantine and deploys. */
export async function readOperations(sql: Runner, { from, to, store, clock }: Question): Promise<OperationsDoc> {
  const now = clock();
  const steps = stepsOf({ from: new Date(Math.floor(from.getTime() / minuteMs) * minuteMs), to }, mostSteps);
  const first = steps.starts[0] ?? from;
  const [freshness, jobs, runs, ingest, quarantine, pending, deploys, logs] = await Promise.all([
    run<Freshness>(sql, statements.freshness, { now }),
    run<JobSummary>(sql, statements.jobs, { now }),
    run<JobRun>(sql, statements.runs, { from, to, now, limit: shownRuns }),
    run<IngestRow>(sql, statements.ingest, { from: first, to, first, seconds: steps.seconds }),
    run<OperationsDoc["quarantine"][number]>(sql, statements.quarantine),
    run<{ facts: number }>(sql, statements.pending),
    readDeploys(sql, { from, to, services: null, environments: null, limit: shownDeploys }),
    store.state(),
  ]);
  const late = freshness.filter((it) => it.state === "late");
  const tiles = {
    late: late.length,
    pending_facts: pending[0]?.facts ?? 0,
    failed_jobs_24h: jobs.reduce((sum, job) => sum + job.failed_24h, 0),
    quarantine_open: quarantine.reduce((sum, row) => sum + row.rows, 0),
    lines_waiting: logs.waiting,
  };
  return {
    sentence: sentenceOf(
      tiles,
      late.map((it) => it.name),
      logs.reachable,
    ),
    range: { from: from.toISOString(), to: to.toISOString() },
    tiles,
    freshness,
    jobs,
    runs,
    ingest: {
      steps: steps.starts.map((at) => at.toISOString()),
      step_seconds: steps.seconds,
      rows: ratesOf(ingest, steps),
    },
    quarantine,
    deploys: deploys.rows,
    logs,
    computed_at: now.toISOString(),
  };
}
