import type { ProductDoc } from "../../shared/api/types.ts";
import type { ChartModel } from "../../shared/chart/kpiChart.ts";
import { countOf } from "../../shared/format/cell.ts";
import { bucketTime } from "../../shared/time/bucket.ts";
import { formatMoment } from "../../shared/time/moment.ts";

export function stockChart(history: ProductDoc["stock_history"], timeZone: string): ChartModel {
  const counts = history.toSorted((a, b) => bucketTime(a.as_of).ms - bucketTime(b.as_of).ms);
  return {
    times: counts.map(({ as_of }) => bucketTime(as_of).ms),
    labels: counts.map(({ as_of }) => formatMoment(as_of, timeZone)),
    incomplete: counts.map(() => null),
    local: false,
    series: [
      {
        name: "Units in stock",
        values: counts.map(({ quantity }) => quantity),
        describe: (i) => countOf(counts[i]?.quantity ?? 0, "units"),
        look: "main",
      },
    ],
  };
}
