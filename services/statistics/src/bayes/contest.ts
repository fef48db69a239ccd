import { quadratureOn } from "../numerics/quadratureOn.ts";
import type { OnAxis } from "./axis.ts";
import type { Standing } from "./types.ts";

/** How each of several beliefs on one axis stands among all, by quadrature over all of their edges. */
export function contest(arms: readonly OnAxis[]): Standing[] {
  const { points, weights } = quadratureOn(sharedEdges(arms));
  const found = arms.map(() => ({ best: 0, loss: 0 }));
  points.forEach((at, m) => {
    const below = arms.map((arm) => arm.below(at));
    const above = arms.map((arm) => arm.above(at));
    found.forEach((standing, i) => {
      let [others, exceeded] = [1, 0];
      for (let j = 0; j < arms.length; j++) {
        if (j === i) continue;
        // Built up from the parts above, so that a chance of 1e-12 keeps its digits.
        exceeded += others * above[j]!;
        others *= below[j]!;
      }
      standing.best += weights[m]! * arms[i]!.density(at) * others;
      standing.loss += weights[m]! * arms[i]!.slope(at) * below[i]! * exceeded;
    });
  });
  return found;
}

/** All edges in order, and between them so many more that no stretch is too wide. */
export function sharedEdges(arms: readonly Pick<OnAxis, "edges" | "widest">[]): number[] {
  const edges = arms.flatMap((arm) => arm.edges).sort((a, b) => a - b);
  return edges.flatMap((edge, i) => {
    const gap = (edges[i + 1] ?? edge) - edge;
    const parts = Math.max(1, Math.ceil(gap / arms[0]!.widest));
    return Array.from({ length: parts }, (_, part) => edge + (gap * part) / parts);
  });
}
