import type { Sql } from "@vigie/db";
import type { Clock } from "../../platform/clock/index.ts";
import { VigieError } from "../../platform/errors/index.ts";
import { readRows } from "../../platform/sql/copied.ts";
import { json, type Runner, run, statement } from "../../platform/sql/index.ts";
import type { AnalyseRequest, HealthDoc, MetricDoc } from "../analysis_schema.ts";
import { healthOf } from "../compute/health.ts";
import { resultOf } from "../compute/result.ts";
import { firstLine, sentenceOf } from "../compute/words.ts";
import { countExposures } from "../read.ts";
import { type Experiment, readExperiment } from "../registry.ts";
import { type ContaminationDoc, dimensions, type ExperimentResultDoc, type PlannedMetric } from "../schema.ts";
import { type Form, formOf } from "./forms.ts";
import { ArmSums, rowLength } from "./sums.ts";
import { contaminationOf, union } from "./windows.ts";

const load = (file: string) => statement(import.meta.url, file);
const statements = {
  currencies: load("currencies.sql"),
  facts: load("make_facts.sql"),
  makeUnits: load("make_units.sql"),
  save: load("save_result.sql"),
  units: load("unit_values.sql"),
};

interface Money {
  minorUnits: number;
  /** More than one: amounts do not add up. */
  several: string[];
}

async function readMoney(sql: Runner): Promise<Money> {
  const rows = await run<{ currency: string; minor_units: number }>(sql, statements.currencies);
  return { minorUnits: rows[0]?.minor_units ?? 1, several: rows.length > 1 ? rows.map((row) => row.currency) : [] };
}

const order: Record<PlannedMetric["role"], number> = { primary: 0, secondary: 1, guardrail: 2 };

/** The plan's metrics, the primary first; those in money only where there is one currency. */
function formsOf(
  { plan, unit }: Experiment,
  { minorUnits, several }: Money,
): { forms: Form[]; left: ExperimentResultDoc["undefined_metrics"] } {
  const hasBefore = plan.days_before > 0 && unit !== "session";
  const all = plan.metrics
    .toSorted((a, b) => order[a.role] - order[b.role])
    .map((it) => formOf(it, minorUnits, hasBefore));
  const left = several.length > 0 ? all.filter((it) => it.inCurrency) : [];
  const detail = `Amounts in ${several.join(", ")} do not add up.`;
  return {
    forms: all.filter((it) => !left.includes(it)),
    left: left.map(({ spec }) => ({ metric: spec.column, reason: "mixed_currencies", detail })),
  };
}

/** Adds up every unit by arm, without the hours that are left out. Reads the table `known`. */
async function addUp(
  session: Runner,
  it: Experiment,
  forms: readonly Form[],
  until: Date,
  out: readonly [number, number][],
) {
  await run(session, statements.facts, {
    unit: it.unit,
    until,
    days_before: it.unit === "session" ? 0 : it.plan.days_before,
    out_from: out.map(([from]) => new Date(from).toISOString()),
    out_to: out.map(([, to]) => new Date(to).toISOString()),
  });
  await session.unsafe("analyze kept");
  const { winsorise, by = [] } = it.plan;
  const asked = by.map((dimension) => ({ dimension, at: dimensions.indexOf(dimension) }));
  const sums = new ArmSums({ forms, arms: it.arms.map(({ key }) => key), winsorise, by: asked });
  const row = new Float64Array(rowLength);
  await readRows(session, statements.units, {}, row, (bytes, from, to) => sums.add(row, bytes, from, to));
  await session.unsafe("drop table kept");
  return sums;
}

const requestOf = ({ plan, unit, arms }: Experiment, forms: readonly Form[]): AnalyseRequest => ({
  unit,
  arm: "arm",
  control: arms[0]!.key,
  metrics: forms.map((it) => it.spec),
  alpha: plan.alpha,
  correction: plan.correction,
  power: 0.8,
  by: [...(plan.by ?? [])],
  ...(plan.planned_units === undefined ? {} : { planned_units: plan.planned_units }),
  ...(plan.winsorise === undefined ? {} : { winsorise: plan.winsorise }),
});

const leftOut = ({ windows }: ContaminationDoc): [number, number][] =>
  union(windows.filter((it) => it.left_out).map((it) => [Date.parse(it.from), Date.parse(it.to)]));

interface Compared {
  metrics: MetricDoc[];
  health: HealthDoc;
  units: number;
}

function compareSums(sums: ArmSums, it: Experiment, forms: readonly Form[], several: number): Compared {
  const [data, byArm] = [sums.data(), sums.units];
  const units = byArm.reduce((sum, n) => sum + n, 0);
  const planned = it.arms.map(({ key, share }, at) => ({ arm: key, units: byArm[at]!, planned: share }));
  const health = healthOf(planned, { units: units + several, inSeveralArms: several }, data, it.plan.alpha);
  return { metrics: resultOf(data, requestOf(it, forms)), health, units };
}

/** The result of an experiment as it is now, with and without the hours that its plan leaves out. */
export const analyseExperiment = async (sql: Sql, clock: Clock, key: string): Promise<ExperimentResultDoc> =>
  resultNow(sql, clock, await readExperiment(sql, key));

async function resultNow(sql: Sql, clock: Clock, it: Experiment): Promise<ExperimentResultDoc> {
  const started = performance.now();
  if (it.started_at === null) throw new VigieError("conflict", `${it.key} has not started.`);
  const now = clock();
  const until = it.stopped_at ?? now;
  const exposures = await countExposures(sql, it);
  const { forms, left } = formsOf(it, await readMoney(sql));
  const contamination = await contaminationOf(sql, { from: it.started_at, to: until }, it.plan.leave_out);
  const out = leftOut(contamination);
  const { whole, without } = await sql.begin("isolation level repeatable read", async (tx) => {
    await run(tx, statements.makeUnits, { id: it.id, unit: it.unit, arms: it.arms.map((arm) => arm.key), until });
    await tx.unsafe("analyze known");
    const compared = async (left: readonly [number, number][]) =>
      compareSums(await addUp(tx, it, forms, until, left), it, forms, exposures.in_several_arms);
    return { whole: await compared([]), without: out.length > 0 ? (await compared(out)).metrics : null };
  });
  return {
    sentence: firstLine(
      whole.health,
      sentenceOf({ metrics: without ?? whole.metrics, settings: requestOf(it, forms) }),
    ),
    at: now.toISOString(),
    until: until.toISOString(),
    health: whole.health,
    units: whole.units,
    metrics: whole.metrics,
    without,
    contamination,
    undefined_metrics: left,
    elapsed_ms: performance.now() - started,
  };
}

/** Makes the result and keeps it. */
export async function keepResult(sql: Sql, clock: Clock, key: string): Promise<ExperimentResultDoc> {
  const it = await readExperiment(sql, key);
  const result = await resultNow(sql, clock, it);
  await run(sql, statements.save, { id: it.id, at: result.at, result: json(result) });
  return result;
}
