import { quadratureOn } from "../numerics/quadratureOn.ts";
import { type OnAxis, rateAt } from "./axis.ts";
import { sharedEdges } from "./contest.ts";

/**
 * Probability that a rate lies below what is made of another: a shift or a multiple of it. `back` undoes `shifted`.
 * The edges of the one are carried over to the axis of the other, its ends at 0 and 1 too, since it bends there.
 */
export function probabilityWithin(
  control: OnAxis,
  treatment: OnAxis,
  shifted: (rate: number) => number,
  back: (rate: number) => number,
): number {
  const carried = [0, ...treatment.edges.map(rateAt), 1].map(back).filter((rate) => rate > 0 && rate < 1);
  const [first, last] = [control.edges[0]!, control.edges.at(-1)!];
  const inside = carried.map((rate) => Math.log(rate / (1 - rate))).filter((at) => at > first && at < last);
  const { points, weights } = quadratureOn(sharedEdges([{ ...control, edges: [...control.edges, ...inside] }]));
  let sum = 0;
  points.forEach((at, m) => {
    const rate = shifted(rateAt(at));
    const below = rate <= 0 ? 0 : rate >= 1 ? 1 : treatment.below(Math.log(rate / (1 - rate)));
    sum += weights[m]! * control.density(at) * below;
  });
  return sum;
}
