import type { Sql } from "@vigie/db";
import { copyRows } from "../platform/sql/copy.ts";
import { run, statement } from "../platform/sql/index.ts";
import { fromDay, toDay } from "../platform/time/days.ts";
import type { Scored } from "./currencies.ts";
import { type Histories, readColumns } from "./histories.ts";
import type { CustomerModel } from "./model.ts";
import { monetaryOf, scoreRfm } from "./rfm.ts";

const addSizes = statement(import.meta.url, "add_sizes.sql");
const months = 6;

/** The first days of the months before, the earliest first; none from before the shop's first order. */
function earlierDays(asOf: string, firstDay: string): string[] {
  const [year = 0, month = 1] = asOf.split("-").map(Number);
  return Array.from({ length: months }, (_, back) =>
    new Date(Date.UTC(year, month - months + back, 1)).toISOString().slice(0, 10),
  ).filter((day) => day > firstDay && day < asOf);
}

/** Segments of all customers as of the histories' day. */
function segmentsOf(it: Histories, model: CustomerModel): Map<number, { segment: string; monetary: number }> {
  const monetary = monetaryOf(it, model.settings.monetary);
  const found = new Map<number, { segment: string; monetary: number }>();
  for (let at = 0; at < it.length; at++) {
    const value = monetary[at] ?? 0;
    const recencyDays = it.asOf - (it.last_day[at] ?? 0);
    const { segment } = scoreRfm({ recencyDays, orders: it.orders[at] ?? 0, monetary: value }, model.rfm);
    found.set(it.customer_id[at] ?? 0, { segment, monetary: value });
  }
  return found;
}

/**
 * Notes who was in which segment at the beginnings of the months before the first model, by that model: so that moves are
 * known from the first day on.
 */
export async function noteEarlierSegments(
  sql: Sql,
  { currency, as_of, first_day }: Scored,
  model: CustomerModel,
): Promise<void> {
  let before = new Map<number, { segment: string; monetary: number }>();
  for (const day of earlierDays(as_of, first_day)) {
    const histories = await readColumns(sql, { currency, asOf: fromDay(day), horizon: model.settings.churn_days });
    const now = segmentsOf(histories, model);
    const moves = [...now].filter(([id, { segment }]) => before.get(id)?.segment !== segment);
    await sql.begin(async (tx) => {
      await copyRows(
        tx,
        "mart.segment_move",
        moves.map(([id, { segment }]) => [currency, toDay(histories.asOf), id, before.get(id)?.segment ?? "", segment]),
      );
      const bySegment = [...Map.groupBy(now.values(), ({ segment }) => segment)];
      await run(tx, addSizes, {
        currency,
        as_of: day,
        version: model.version,
        segments: bySegment.map(([segment]) => segment),
        customers: bySegment.map(([, of]) => of.length),
        monetary: bySegment.map(([, of]) => Math.round(of.reduce((sum, it) => sum + it.monetary, 0))),
      });
    });
    before = now;
  }
}
