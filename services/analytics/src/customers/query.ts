import type { Sql } from "@vigie/db";
import type { Cell } from "../platform/http/schema.ts";
import { run, statement } from "../platform/sql/index.ts";
import { binsOf, churnEdges, valueEdges } from "./bins.ts";
import { chooseCurrency } from "./currency.ts";
import { describeModel } from "./describe.ts";
import { type CustomerModel, latestModel } from "./model.ts";
import { labelOfSegment } from "./rules.ts";
import type { CustomersDoc, GridCell, Move, SegmentDoc } from "./schema.ts";
import { readSettings } from "./settings.ts";
import { customersSentence, notice } from "./words.ts";

const load = (file: string) => statement(import.meta.url, file);
const statements = {
  anySales: load("any_sales.sql"),
  bins: load("read_bins.sql"),
  grid: load("read_grid.sql"),
  moves: load("read_moves.sql"),
  segments: load("read_segments.sql"),
  sizes: load("read_sizes.sql"),
};

interface SegmentRow {
  segment: string;
  customers: number;
  monetary: number;
  predicted: number | null;
  told: number;
  before: number | null;
  since: string | null;
}

const none = (detail: string, n = 0): Cell => ({ reason: "not_enough_data", detail, n });

/** Why there is no predicted value. */
export function noValue({ lifetime }: CustomerModel): string {
  if ("reason" in lifetime.purchases) return lifetime.purchases.detail;
  return "reason" in lifetime.values ? lifetime.values.detail : "The model has no answer for this history.";
}

export const noChurn = ({ churn }: CustomerModel): string =>
  "reason" in churn ? churn.detail : "The score has no answer for this history.";

function segmentsOf(rows: readonly SegmentRow[], model: CustomerModel, minorUnits: number): SegmentDoc[] {
  const customers = rows.reduce((sum, it) => sum + it.customers, 0);
  const monetary = rows.reduce((sum, it) => sum + it.monetary, 0);
  return rows.map((it) => ({
    name: it.segment,
    label: labelOfSegment(it.segment, model.rfm.rules),
    customers: it.customers,
    share: customers === 0 ? 0 : it.customers / customers,
    monetary: it.monetary / minorUnits,
    monetary_share: monetary > 0 ? { value: it.monetary / monetary, n: it.customers } : none("Nothing was bought."),
    predicted:
      it.told > 0 && it.predicted !== null ? { value: it.predicted / minorUnits, n: it.told } : none(noValue(model)),
    change:
      it.since === null
        ? none("Segments were not yet noted a month ago.")
        : { value: it.customers - (it.before ?? 0), n: it.before ?? 0 },
  }));
}

interface GridRow {
  r: number;
  f: number;
  customers: number;
  monetary: number;
  predicted: number | null;
  told: number;
  churn: number | null;
  judged: number;
}

const gridOf = (rows: readonly GridRow[], model: CustomerModel, minorUnits: number): GridCell[] =>
  rows.map(({ r, f, customers, monetary, predicted, told, churn, judged }) => ({
    r,
    f,
    customers,
    monetary: monetary / minorUnits,
    predicted: predicted === null ? none(noValue(model)) : { value: predicted / minorUnits, n: told },
    churn: churn === null ? none(noChurn(model)) : { value: churn, n: judged },
  }));

function empty(currencies: string[], quantiles: number, personal: boolean, scoring: boolean): CustomersDoc {
  return {
    sentence: scoring
      ? "Customers are not scored yet: the job customers.score does it every night, or on request."
      : customersSentence([], "EUR"),
    notice,
    currency: null,
    currencies,
    as_of: null,
    customers: 0,
    segments: [],
    grid: [],
    quantiles,
    moves: null,
    sizes: [],
    values: [],
    churn: [],
    model: null,
    personal,
  };
}

/** Who is worth keeping and who is leaving. */
export async function queryCustomers(
  sql: Sql,
  asked: { currency?: string | undefined; personal: boolean },
): Promise<CustomersDoc> {
  const { all, it } = await chooseCurrency(sql, asked.currency);
  const currencies = all.map(({ currency }) => currency);
  const model = it && (await latestModel(sql, it.currency));
  if (!it || !model) {
    const [sales] = await run<{ any: boolean }>(sql, statements.anySales);
    return empty(currencies, (await readSettings(sql)).quantiles, asked.personal, sales?.any === true);
  }
  const { currency, minor_units } = it;
  const edges = { values: valueEdges(minor_units), churn: churnEdges };
  const [segments, grid, sizes, binned] = await Promise.all([
    run<SegmentRow>(sql, statements.segments, { currency }),
    run<GridRow>(sql, statements.grid, { currency }),
    run<CustomersDoc["sizes"][number]>(sql, statements.sizes, { currency }),
    run<{ value_bin: number | null; churn_bin: number | null; customers: number }>(sql, statements.bins, {
      currency,
      ...edges,
    }),
  ]);
  const since = segments[0]?.since ?? null;
  const docs = segmentsOf(segments, model, minor_units);
  return {
    sentence: customersSentence(docs, currency, since),
    notice,
    currency,
    currencies,
    as_of: sizes.at(-1)?.as_of ?? model.as_of,
    customers: docs.reduce((sum, segment) => sum + segment.customers, 0),
    segments: docs,
    grid: gridOf(grid, model, minor_units),
    quantiles: model.rfm.quantiles,
    moves: since === null ? null : { since, rows: await run<Move>(sql, statements.moves, { currency, since }) },
    sizes: sizes.map((row) => ({ ...row, monetary: row.monetary / minor_units })),
    ...binsOf(binned, edges, minor_units),
    model: describeModel(model),
    personal: asked.personal,
  };
}
