import type { KindOfBuyer, SegmentsDoc } from "../../shared/api/types.ts";
import type { View } from "../../shared/url/useView.ts";
import type { ParamPatch } from "../../shared/url/viewState.ts";

export interface SegmentsState {
  currency: string | undefined;
  /** The segment that is picked out, from 1 as in the exports. */
  kind: number | undefined;
}

export function readSegmentsState({ params, filters }: Pick<View, "params" | "filters">): SegmentsState {
  const kind = Number(params.get("kind") ?? "");
  return { currency: filters.currency?.[0], kind: Number.isInteger(kind) && kind > 0 ? kind : undefined };
}

export const kindOf = ({ segment }: Pick<KindOfBuyer, "segment">) => segment + 1;

/** One that nobody is in any more counts as none. */
export function pickedOf({ segments }: SegmentsDoc, { kind }: SegmentsState): number | undefined {
  return segments.some((it) => kindOf(it) === kind) ? kind : undefined;
}

/** The picked one picked again is none. */
export function togglePicked(picked: number | undefined, kind: number): ParamPatch {
  return { kind: picked === kind ? undefined : String(kind) };
}
