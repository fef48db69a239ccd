import { Text } from "@grafana/ui";
import type { Slice } from "../api/request.ts";
import type { OverviewDoc } from "../api/types.ts";
import { COMPARISON_NAMES } from "../chart/kpiChart.ts";
import { formatRange } from "../time/bucket.ts";

interface Props {
  slice: Pick<Slice, "from" | "to">;
  timeZone: string;
  comparison?: OverviewDoc["comparison"];
}

/** The dates behind "Last 28 days", and those of the comparison. */
export function RangeNote({ slice, timeZone, comparison }: Props) {
  const against = comparison && comparison.kind !== "none" && comparison;
  return (
    <Text color="secondary" variant="bodySmall">
      {formatRange(slice.from, slice.to, timeZone)}
      {against &&
        ` · ${COMPARISON_NAMES[against.kind].toLowerCase()}: ${formatRange(against.from, against.to, timeZone)}`}
    </Text>
  );
}
