import type { ExperimentResultsDoc } from "../../shared/api/types.ts";

type Path = ExperimentResultsDoc["path"];

export interface Way {
  arm: string;
  points: { value: number; lower: number; upper: number }[];
  /** The ends of the axis; no change is on it. */
  low: number;
  high: number;
}

/** One line an arm, of the results that have a figure. The first intervals are wide: the axis is that of the later half. */
export function pathsOf(path: Path): Way[] {
  const arms = [...new Set(path.map(({ arm }) => arm))];
  return arms.flatMap((arm) => {
    const points = path
      .filter((it) => it.arm === arm)
      .flatMap(({ value, lower, upper }) =>
        value === null || lower === null || upper === null ? [] : [{ value, lower, upper }],
      );
    if (points.length < 2) {
      return [];
    }
    const later = points.slice(Math.floor(points.length / 2));
    const low = Math.min(0, ...later.map(({ lower }) => lower));
    const high = Math.max(0, ...later.map(({ upper }) => upper));
    const room = 0.1 * (high - low || 1);
    return [{ arm, points, low: low - room, high: high + room }];
  });
}
