import type { SegmentsDoc } from "../../shared/api/types.ts";
import { toCsv } from "../../shared/format/csv.ts";
import { NEW } from "../../shared/moves/fromTo.ts";

export type Flow = SegmentsDoc["flows"][number];

export interface Flows {
  /** Of customers who went from one segment to another, or came. */
  moves: Flow[];
  /** By day: where the segments themselves changed, and so the customers stand elsewhere without having moved. */
  refits: { as_of: string; flows: Flow[] }[];
  days: number;
}

/** Coming new is a move on any day: there was no segment before that could have changed. */
export function flowsOf({ flows }: Pick<SegmentsDoc, "flows">): Flows {
  const changed = flows.filter(({ refitted }) => refitted);
  const days = [...new Set(changed.map(({ as_of }) => as_of))];
  return {
    moves: flows.filter(({ refitted }) => !refitted),
    refits: days.map((as_of) => ({ as_of, flows: changed.filter((it) => it.as_of === as_of) })),
    days: new Set(flows.map(({ as_of }) => as_of)).size,
  };
}

/** All came from nowhere on one day: that is the day on which segments were first found. */
export function isFirst({ flows, customers }: Pick<SegmentsDoc, "flows" | "customers">): boolean {
  const came = flows.reduce((sum, it) => sum + it.customers, 0);
  return flows.length > 0 && flows.every(({ from }) => from === NEW) && came >= customers;
}

export const fromText = ({ from }: Pick<Flow, "from">) => (from === NEW ? "New" : from);
export const whyText = ({ refitted }: Pick<Flow, "refitted">) => (refitted ? "Segments changed" : "Customers moved");

export function flowsCsv({ flows }: Pick<SegmentsDoc, "flows">): string {
  return toCsv(
    ["as_of", "from", "to", "customers", "refitted"],
    flows.map((it) => [it.as_of, it.from === NEW ? "new" : it.from, it.to, it.customers, String(it.refitted)]),
  );
}
