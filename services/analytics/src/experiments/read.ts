import { type Runner, run, statement } from "../platform/sql/index.ts";
import { type Experiment, readExperiment, stateOf } from "./registry.ts";
import type { ExperimentDoc, ExperimentResultDoc, ExperimentResultsDoc, ExperimentsDoc } from "./schema.ts";

const load = (file: string) => statement(import.meta.url, file);
const statements = {
  count: load("count_exposures.sql"),
  events: load("read_events.sql"),
  latest: load("results/latest_result.sql"),
  list: load("list_experiments.sql"),
  path: load("results/read_path.sql"),
};

interface Counted {
  arm: string | null;
  units: number;
  first: Date | null;
  last: Date | null;
}

const instant = (at: Date | null): string | null => at?.toISOString() ?? null;

function exposuresOf({ arms }: Experiment, counted: readonly Counted[]): ExperimentDoc["exposures"] {
  const of = (arm: string | null) => counted.find((it) => it.arm === arm);
  const several = of(null)?.units ?? 0;
  return {
    units: counted.reduce((sum, it) => sum + it.units, 0),
    in_several_arms: several,
    arms: arms.map(({ key }) => ({
      arm: key,
      units: of(key)?.units ?? 0,
      first: instant(of(key)?.first ?? null),
      last: instant(of(key)?.last ?? null),
    })),
  };
}

/** Units by arm. */
export async function countExposures(sql: Runner, it: Experiment): Promise<ExperimentDoc["exposures"]> {
  return exposuresOf(it, await run<Counted>(sql, statements.count, { id: it.id }));
}

/** One experiment with its units and its log. */
export async function describeExperiment(sql: Runner, key: string): Promise<ExperimentDoc> {
  const it = await readExperiment(sql, key);
  const exposures = await countExposures(sql, it);
  const log = await run<Omit<ExperimentDoc["log"][number], "at"> & { at: Date }>(sql, statements.events, { id: it.id });
  const { name, hypothesis, unit, arms, plan } = it;
  return {
    key,
    name,
    hypothesis,
    unit,
    arms,
    plan,
    state: stateOf(it),
    started_at: instant(it.started_at),
    stopped_at: instant(it.stopped_at),
    changed_after_start: log.some((one) => one.after_start),
    exposures,
    log: log.map((one) => ({ ...one, at: one.at.toISOString() })),
  };
}

type Listed = Omit<ExperimentsDoc["rows"][number], "state" | "started_at" | "stopped_at"> &
  Pick<Experiment, "started_at" | "stopped_at">;

/** What to look at first: what is wrong, then what runs. */
function sentenceOf(rows: ExperimentsDoc["rows"]): string {
  if (rows.length === 0) return "There are no experiments yet.";
  const running = rows.filter(({ state }) => state === "running");
  const failing = running.filter(({ health }) => health === "failure");
  const count = running.length === 1 ? "1 experiment runs" : `${running.length || "No"} experiments run`;
  if (failing.length === 0)
    return `${count}; ${running.length > 0 ? `${running.length === 1 ? "its" : "their"} arms can be compared` : `${rows.length} are planned or over`}.`;
  return `${count}; do not read ${failing.map(({ name }) => name).join(", ")}: the arms cannot be compared.`;
}

export async function listExperiments(sql: Runner): Promise<ExperimentsDoc> {
  const listed = await run<Listed>(sql, statements.list);
  const rows = listed.map((it) => ({
    ...it,
    state: stateOf(it),
    started_at: instant(it.started_at),
    stopped_at: instant(it.stopped_at),
  }));
  return { sentence: sentenceOf(rows), rows };
}

type OnPath = Omit<ExperimentResultsDoc["path"][number], "at"> & { at: Date };

/** The latest result, and how the primary metric came to it. */
export async function readResults(sql: Runner, key: string): Promise<ExperimentResultsDoc> {
  const { id } = await readExperiment(sql, key);
  const [latest] = await run<{ result: ExperimentResultDoc }>(sql, statements.latest, { id });
  const path = await run<OnPath>(sql, statements.path, { id });
  return { latest: latest?.result ?? null, path: path.map((it) => ({ ...it, at: it.at.toISOString() })) };
}
