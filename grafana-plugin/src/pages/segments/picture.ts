import type { SegmentsDoc } from "../../shared/api/types.ts";
import { countOf, formatCompact } from "../../shared/format/cell.ts";
import { toCsv } from "../../shared/format/csv.ts";

type Axis = SegmentsDoc["axes"][number];
type Point = SegmentsDoc["points"][number];

const MOST_NAMED = 2;
/** Of the range, so that no point lies on the frame. */
const MARGIN = 0.04;

/** "more orders, more bought for (65% of all differences)": where an axis leads. */
export function axisWords({ share, loadings }: Axis, locale?: string): string {
  const strongest = loadings.toSorted((a, b) => Math.abs(b.loading) - Math.abs(a.loading)).slice(0, MOST_NAMED);
  const words = strongest.map(
    ({ name, loading }) => `${loading > 0 ? "more" : "less"} “${name.charAt(0).toLowerCase()}${name.slice(1)}”`,
  );
  return `${words.join(", ")} (${formatCompact(share, "ratio", null, locale)} of all differences)`;
}

export interface Scale {
  low: number;
  high: number;
}

export function scaleOf(values: number[]): Scale {
  const [low, high] = [Math.min(...values), Math.max(...values)];
  const margin = high > low ? MARGIN * (high - low) : 1;
  return { low: low - margin, high: high + margin };
}

/** Where a value lies, from 0 to 1. */
export function placeIn({ low, high }: Scale, value: number): number {
  return (value - low) / (high - low);
}

export interface Centre {
  segment: number;
  name: string;
  points: number;
  x: number;
  y: number;
}

/** The middle of each segment's points. */
export function centresOf({ segments, points }: Pick<SegmentsDoc, "segments" | "points">): Centre[] {
  return segments.map(({ segment, name }) => {
    const own = points.filter((it) => it.segment === segment);
    const mean = (key: "x" | "y") => own.reduce((sum, it) => sum + it[key], 0) / Math.max(1, own.length);
    return { segment, name, points: own.length, x: mean("x"), y: mean("y") };
  });
}

/** The picture in words. */
export function pictureText(doc: SegmentsDoc, locale?: string): string {
  const number = (value: number) => new Intl.NumberFormat(locale, { maximumFractionDigits: 1 }).format(value);
  const [across, up] = doc.axes;
  return [
    `${countOf(doc.points.length, "points", locale)}, each a customer.`,
    across && `Across: ${axisWords(across, locale)}.`,
    up && `Up: ${axisWords(up, locale)}.`,
    ...centresOf(doc).map(
      ({ name, points, x, y }) =>
        `${name}: ${countOf(points, "points", locale)}, their middle ${number(x)} across and ${number(y)} up.`,
    ),
  ]
    .filter(Boolean)
    .join(" ");
}

export function pointsCsv({ points, segments }: Pick<SegmentsDoc, "points" | "segments">): string {
  const names = new Map(segments.map(({ segment, name }) => [segment, name]));
  return toCsv(
    ["x", "y", "segment", "name"],
    points.map(({ x, y, segment }: Point) => [x, y, segment + 1, names.get(segment) ?? ""]),
  );
}
