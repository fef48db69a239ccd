import type { Cell } from "../platform/http/schema.ts";
import { type Bucket, buckets, type Range, startOfLocalDay, toMs } from "./calendar.ts";
import { change, undefinedCell } from "./formulas.ts";
import type { Question } from "./plan.ts";
import { keyOf, type Reading } from "./read.ts";
import type { KpiRow } from "./schema.ts";
import { computeCell, type State } from "./state.ts";

/** One side of an answer, the asked range or the one it is compared with. */
export interface Side {
  range: Range;
  total: { cell: Cell; currency: string | null };
  reading: Reading;
  rowsRead: number;
}

export interface Answering {
  question: Question;
  state: State;
  now: Date;
  here: Side;
  there: Side | undefined;
}

const sortable = (cell: Cell) => ("value" in cell ? cell.value : -1e15);

/** The groups, the largest first; equal ones by name, so that the order is always the same. */
function rankedGroups({ question, state, here }: Answering): string[][] {
  if (question.groupBy.length === 0) return [[]];
  const weights = new Map<string, { group: string[]; weight: number }>();
  for (const sums of here.reading.sums.values()) {
    const name = sums.group.join("\u0000");
    const known = weights.get(name) ?? { group: sums.group, weight: 0 };
    known.weight += sortable(computeCell(question.metric, sums, state).cell);
    weights.set(name, known);
  }
  const ranked = [...weights].sort(([a, x], [b, y]) => y.weight - x.weight || (a < b ? -1 : 1));
  return ranked.map(([, { group }]) => group);
}

function isOver(bucket: Bucket, { here, state, now }: Answering): boolean {
  const end = here.range.grain === "hour" ? bucket.end : startOfLocalDay(bucket.end, state.timeZone);
  return toMs(end) <= now.getTime();
}

/** A bucket with no sums counts zero where the shop has data around it, and is unknown elsewhere. */
function isKnown(bucket: Bucket, state: State): boolean {
  if (!state.available) return false;
  return toMs(bucket.start) < toMs(state.available.to) && toMs(bucket.end) > toMs(state.available.from);
}

const unknown = undefinedCell("not_enough_data", "There is no data for this time.");

function cellAt(it: Answering, side: Side, bucket: Bucket, group: string[]) {
  const sums = side.reading.sums.get(keyOf(it.question.interval === "none" ? "" : bucket.start, group));
  if (!sums && !isKnown(bucket, it.state)) return { cell: unknown, currency: null };
  return computeCell(it.question.metric, sums, it.state);
}

function groupRecord(question: Question, group: string[]): Record<string, string> {
  return Object.fromEntries(question.groupBy.map((id, index) => [id, group[index] ?? ""]));
}

interface Layout {
  groups: string[][];
  limit: number | undefined;
  labels: Map<string, string>;
  currency: string | null;
}

/** The rows of the answer: for each group, largest first, each bucket in time order. */
export function rowsOf(it: Answering, layout: Layout): KpiRow[] {
  const { question, here, there } = it;
  const grouped = question.groupBy.length > 0;
  const serial = question.interval !== "none";
  if (!grouped && !serial) return [];
  const here_ = buckets(here.range, question.interval);
  const there_ = there ? buckets(there.range, question.interval) : [];
  const complete = here_.map((bucket) => bucket.whole && isOver(bucket, it));
  return layout.groups.slice(0, layout.limit).flatMap((group) =>
    here_.flatMap((bucket, index): KpiRow[] => {
      const { cell, currency } = cellAt(it, here, bucket, group);
      if (grouped && serial && "reason" in cell && cell.reason === "not_enough_data") return [];
      const before = there_[index];
      const compare = there && before ? cellAt(it, there, before, group).cell : undefined;
      const label = layout.labels.get(group[0] ?? "");
      return [
        {
          ...(serial ? { bucket: bucket.start } : {}),
          ...(grouped ? { group: groupRecord(question, group) } : {}),
          ...(label ? { label } : {}),
          ...(layout.currency === null && currency ? { currency } : {}),
          cell,
          complete: complete[index] ?? false,
          ...(compare ? { compare, change: change(cell, compare) } : {}),
        },
      ];
    }),
  );
}

export { rankedGroups };
