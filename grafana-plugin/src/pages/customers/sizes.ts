import type { CustomersDoc } from "../../shared/api/types.ts";
import type { ChartModel, ChartSeries } from "../../shared/chart/kpiChart.ts";
import { lineLook } from "../../shared/chart/lineLooks.ts";
import { segmentLabel } from "../../shared/customers/measures.ts";
import { countOf } from "../../shared/format/cell.ts";
import { toCsv } from "../../shared/format/csv.ts";
import { bucketTime } from "../../shared/time/bucket.ts";
import { formatMoment } from "../../shared/time/moment.ts";

export interface SizesTable {
  days: string[];
  lines: { name: string; label: string; counts: (number | null)[] }[];
}

type Doc = Pick<CustomersDoc, "sizes" | "segments" | "model">;

/** A line a segment, the largest now first; nobody in a segment on a day that was noted is nought. */
export function sizesTable(doc: Doc): SizesTable {
  const days = [...new Set(doc.sizes.map(({ as_of }) => as_of))].sort();
  const counts = new Map(doc.sizes.map(({ as_of, segment, customers }) => [`${as_of} ${segment}`, customers]));
  const lines = [...new Set(doc.sizes.map(({ segment }) => segment))].map((name) => ({
    name,
    label: segmentLabel(doc, name),
    counts: days.map((day) => counts.get(`${day} ${name}`) ?? 0),
  }));
  return { days, lines: lines.sort((a, b) => (b.counts.at(-1) ?? 0) - (a.counts.at(-1) ?? 0)) };
}

export function sizesModel({ days, lines }: SizesTable): ChartModel {
  return {
    times: days.map((day) => bucketTime(day).ms),
    labels: days.map((day) => formatMoment(day, "utc")),
    incomplete: days.map(() => null),
    local: true,
    series: lines.map(
      ({ label, counts }, i): ChartSeries => ({
        name: label,
        values: counts,
        describe: (at) => countOf(counts[at] ?? 0, "customers"),
        look: lineLook(i),
      }),
    ),
  };
}

export function sizesCsv({ sizes }: Doc): string {
  return toCsv(
    ["as_of", "segment", "customers", "monetary"],
    sizes.map(({ as_of, segment, customers, monetary }) => [as_of, segment, customers, monetary]),
  );
}
