import type { Sql } from "@vigie/db";
import { assignClusters, isUndefined, placeOnComponents, scaled } from "@vigie/statistics";
import {
  eachCurrency,
  type Histories,
  isStale,
  type PartOptions,
  type RunOptions,
  readColumns,
  type Scored,
} from "../customers/index.ts";
import type { Clock } from "../platform/clock/index.ts";
import { type CopyValue, copyRows } from "../platform/sql/copy.ts";
import { run, statement } from "../platform/sql/index.ts";
import { fromDay, toDay } from "../platform/time/days.ts";
import { columnsOf, logarithms } from "./features.ts";
import { fitSegments, latestModel, type SavedModel, saveModel } from "./model.ts";
import type { SegmentSettings } from "./schema.ts";
import { readSettings } from "./settings.ts";

const load = (file: string) => statement(import.meta.url, file);
const statements = {
  forget: load("forget_members.sql"),
  makeStage: load("make_stage.sql"),
  noteFlows: load("note_flows.sql"),
  replace: load("replace_members.sql"),
};

/** Visits and tickets of so many days are of late. */
const lateDays = 90;

export interface RunSummary {
  currency: string;
  as_of: string;
  version: number;
  refitted: boolean;
  segments: number;
  customers: number;
}

async function fit(
  sql: Sql,
  it: Scored,
  histories: Histories,
  settings: SegmentSettings,
  clock: Clock,
): Promise<SavedModel | undefined> {
  const started = performance.now();
  const model = fitSegments(histories, settings, it.minor_units);
  if (isUndefined(model)) return undefined;
  return saveModel(sql, {
    currency: it.currency,
    as_of: it.as_of,
    made_at: clock().toISOString(),
    settings,
    model,
    customers: histories.length,
    elapsed_ms: performance.now() - started,
  });
}

/** One row a customer, as mart.segment_member has its columns. */
function* rowsOf(
  it: Histories,
  { currency, version, settings, model }: SavedModel,
  minorUnits: number,
): Generator<CopyValue[]> {
  const columns = columnsOf(it, settings.features, minorUnits);
  const points = logarithms(columns).map((column, at) => column.map((value) => scaled(value, model.scaling, at)));
  const assigned = assignClusters(points, model.centroids);
  if (isUndefined(assigned)) return;
  const [x, y] = placeOnComponents(points, model.components);
  for (let at = 0; at < it.length; at++) {
    const features = columns.map((column) => column[at] ?? 0);
    yield [
      currency,
      it.customer_id[at] ?? 0,
      version,
      toDay(it.asOf),
      assigned[at] ?? 0,
      x?.[at] ?? 0,
      y?.[at] ?? 0,
      features,
    ];
  }
}

async function runIn(sql: Sql, it: Scored, options: PartOptions): Promise<RunSummary | undefined> {
  const { currency, as_of } = it;
  const { onProgress: told } = options;
  const settings = await readSettings(sql);
  const known = await latestModel(sql, currency);
  const refitted = options.refit === true || !known || isStale(known, settings, as_of);
  await told(0.05, { step: `${currency}: reading purchases` });
  const histories = await readColumns(sql, { currency, asOf: fromDay(as_of), horizon: lateDays });
  if (refitted) await told(0.2, { step: `${currency}: trying ${settings.from} to ${settings.to} segments` });
  const model = refitted ? await fit(sql, it, histories, settings, options.clock) : known;
  if (!model) return undefined;
  await told(0.9, { step: `${currency}: placing ${histories.length} customers` });
  await sql.begin(async (tx) => {
    await run(tx, statements.makeStage);
    await copyRows(tx, "fresh_member", rowsOf(histories, model, it.minor_units));
    await run(tx, statements.noteFlows, { currency });
    await run(tx, statements.forget, { currency });
    await run(tx, statements.replace);
  });
  return {
    currency,
    as_of,
    version: model.version,
    refitted,
    segments: model.model.centroids.length,
    customers: histories.length,
  };
}

/** Places all customers among the segments, which are found anew where the saved ones are old or of other settings. */
export const runSegments = (sql: Sql, options: RunOptions): Promise<RunSummary[]> =>
  eachCurrency(sql, options, (it, part) => runIn(sql, it, part));
