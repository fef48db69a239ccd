import { isDeepStrictEqual } from "node:util";
import type { Sql } from "@vigie/db";
import { metrics } from "../kpis/index.ts";
import type { Clock } from "../platform/clock/index.ts";
import { invalid, VigieError } from "../platform/errors/index.ts";
import { json, type Runner, run, statement, transaction } from "../platform/sql/index.ts";
import { writeSignals } from "../signals/index.ts";
import {
  type ChangedExperiment,
  dimensionsOf,
  type ExperimentDoc,
  type ExperimentPlan,
  type ExperimentState,
  type NewExperiment,
} from "./schema.ts";

const load = (file: string) => statement(import.meta.url, file);
const statements = {
  addEvent: load("add_event.sql"),
  find: load("find_experiment.sql"),
  insert: load("insert_experiment.sql"),
  read: load("read_experiment.sql"),
  update: load("update_experiment.sql"),
};

export interface Experiment extends NewExperiment {
  id: number;
  started_at: Date | null;
  stopped_at: Date | null;
}

/** Who acts, and when. */
export interface Acting {
  sql: Sql;
  clock: Clock;
  actor: string;
}

export const stateOf = (it: Pick<Experiment, "started_at" | "stopped_at">): ExperimentState =>
  it.started_at === null ? "draft" : it.stopped_at === null ? "running" : "stopped";

/** Units are summed up by themselves: what counts distinct customers has no meaning for one of them. */
function requireMetrics({ metrics: planned }: ExperimentPlan): void {
  const known = new Set(Object.entries(metrics).flatMap(([id, it]) => (it.needs === "measures" ? [id] : [])));
  planned.forEach(({ metric }, at) => {
    if (metric !== "buyers" && !known.has(metric))
      throw invalid(
        `plan.metrics[${at}].metric`,
        `${metric} cannot be compared`,
        `Possible: buyers, ${[...known].join(", ")}.`,
      );
  });
}

/** What units are divided by is known of them. */
function requireDimensions(unit: Experiment["unit"], { by = [] }: ExperimentPlan): void {
  const known: readonly string[] = dimensionsOf[unit];
  by.forEach((dimension, at) => {
    if (known.includes(dimension)) return;
    const mend = known.length > 0 ? `Possible: ${known.join(", ")}.` : "Leave it out.";
    throw invalid(`plan.by[${at}]`, `${dimension} is not known of a ${unit}`, mend);
  });
}

const missing = (key: string) => new VigieError("not_found", `There is no experiment ${key}.`);

export async function readExperiment(sql: Runner, key: string): Promise<Experiment> {
  const [it] = await run<Experiment>(sql, statements.read, { key });
  if (!it) throw missing(key);
  return it;
}

interface LogEntry {
  kind: ExperimentDoc["log"][number]["kind"];
  was?: object;
  now?: object;
  note?: string | undefined;
}

async function note(tx: Runner, { clock, actor }: Acting, id: number, { kind, was, now, note: said }: LogEntry) {
  const changed = { was: was ? json(was) : null, now: now ? json(now) : null };
  await run(tx, statements.addEvent, { id, at: clock(), actor, kind, ...changed, note: said ?? null });
}

/** Plans an experiment. It begins when it is started. */
export function createExperiment(it: Acting, input: NewExperiment): Promise<void> {
  requireMetrics(input.plan);
  requireDimensions(input.unit, input.plan);
  return transaction(it.sql, async (tx) => {
    const { key, name, hypothesis, unit, arms, plan } = input;
    const fields = { key, name, hypothesis, unit, arms: json(arms), plan: json(plan), at: it.clock() };
    const [made] = await run<{ id: number }>(tx, statements.insert, fields);
    if (!made) throw new VigieError("conflict", `There is an experiment ${key} already. Take another key.`);
    await note(tx, it, made.id, { kind: "created" });
  });
}

/** Works on an experiment that nobody else changes meanwhile. */
function onExperiment(it: Acting, key: string, work: (tx: Runner, found: Experiment) => Promise<void>): Promise<void> {
  return transaction(it.sql, async (tx) => {
    const [found] = await run<Experiment>(tx, statements.find, { key });
    if (!found) throw missing(key);
    await work(tx, found);
  });
}

async function save(tx: Runner, { id, name, hypothesis, arms, plan, started_at, stopped_at }: Experiment) {
  await run(tx, statements.update, {
    id,
    name,
    hypothesis,
    arms: json(arms),
    plan: json(plan),
    started_at,
    stopped_at,
  });
}

const changeable = ["name", "hypothesis", "arms", "plan"] as const;

/** Changes a plan. After the start it takes a reason, the arms stay, and the change is shown with the result. */
export function changeExperiment(it: Acting, key: string, { note: said, ...change }: ChangedExperiment): Promise<void> {
  if (change.plan) requireMetrics(change.plan);
  return onExperiment(it, key, async (tx, found) => {
    const next = { ...found, ...change };
    requireDimensions(found.unit, next.plan);
    const changed = changeable.filter((field) => !isDeepStrictEqual(found[field], next[field]));
    if (changed.length === 0) return;
    const begun = stateOf(found) !== "draft";
    if (begun && changed.includes("arms"))
      throw new VigieError("conflict", "The arms cannot be changed once the experiment has started. Plan another one.");
    if (begun && said === undefined)
      throw invalid("note", "is missing", "The experiment has started: say why its plan is changed.");
    const of = (one: Experiment) => Object.fromEntries(changed.map((field) => [field, one[field]]));
    await save(tx, next);
    await note(tx, it, found.id, { kind: "changed", was: of(found), now: of(next), note: said });
  });
}

/** Start and stop are signals: an experiment can explain why sales changed. */
async function signal(tx: Runner, now: Date, { key, name, started_at, stopped_at }: Experiment): Promise<void> {
  if (started_at === null) return;
  const shared = { kind: "experiment", severity: "info", detail: { experiment: key }, source: "experiments" } as const;
  await writeSignals(tx, now, [
    { ...shared, key: `${key} start`, title: `Experiment ${name} started`, started_at, ended_at: stopped_at },
    ...(stopped_at
      ? [
          {
            ...shared,
            key: `${key} stop`,
            title: `Experiment ${name} stopped`,
            started_at: stopped_at,
            ended_at: stopped_at,
          },
        ]
      : []),
  ]);
}

interface Moment {
  at?: string | undefined;
  note?: string | undefined;
}

function momentOf(it: Acting, { at }: Moment): Date {
  const now = it.clock();
  const then = at === undefined ? now : new Date(at);
  if (then > now) throw invalid("at", "is in the future", "Leave it out for now.");
  return then;
}

export function startExperiment(it: Acting, key: string, moment: Moment): Promise<void> {
  return onExperiment(it, key, async (tx, found) => {
    if (stateOf(found) !== "draft") throw new VigieError("conflict", `${key} has started already.`);
    const started = { ...found, started_at: momentOf(it, moment) };
    await save(tx, started);
    await note(tx, it, found.id, { kind: "started", note: moment.note });
    await signal(tx, it.clock(), started);
  });
}

export function stopExperiment(it: Acting, key: string, moment: Moment): Promise<void> {
  return onExperiment(it, key, async (tx, found) => {
    if (stateOf(found) !== "running") throw new VigieError("conflict", `${key} is not running.`);
    const stopped = { ...found, stopped_at: momentOf(it, moment) };
    if (stopped.stopped_at < found.started_at!) throw invalid("at", "is before the start");
    await save(tx, stopped);
    await note(tx, it, found.id, { kind: "stopped", note: moment.note });
    await signal(tx, it.clock(), stopped);
  });
}

/** Keeps what was said or decided. */
export function logExperiment(
  it: Acting,
  key: string,
  entry: { kind: "decided" | "note"; note: string },
): Promise<void> {
  return onExperiment(it, key, (tx, found) => note(tx, it, found.id, entry));
}
