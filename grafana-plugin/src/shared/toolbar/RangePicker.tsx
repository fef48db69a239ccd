import type { TimeOption } from "@grafana/data";
import { TimeRangePicker } from "@grafana/ui";
import { useMemo } from "react";
import { fromTimeRange, type RawRange, shiftRange, toTimeRange, zoomOut } from "../time/range.ts";
import type { View } from "../url/useView.ts";

interface Props {
  view: View;
  /** For pages about signals, where minutes matter. */
  withMinutes?: boolean;
  /** A page's own, before the usual ones. */
  own?: TimeOption[];
}

const NONE: TimeOption[] = [];

const MINUTES: TimeOption[] = [
  { from: "now-15m", to: "now", display: "Last 15 minutes" },
  { from: "now-1h", to: "now", display: "Last 1 hour" },
  { from: "now-6h", to: "now", display: "Last 6 hours" },
  { from: "now-24h", to: "now", display: "Last 24 hours" },
];

const QUICK_RANGES: TimeOption[] = [
  { from: "now/d", to: "now/d", display: "Today" },
  { from: "now-1d/d", to: "now-1d/d", display: "Yesterday" },
  { from: "now-6d/d", to: "now/d", display: "Last 7 days" },
  { from: "now-27d/d", to: "now/d", display: "Last 28 days" },
  { from: "now-89d/d", to: "now/d", display: "Last 90 days" },
  { from: "now-363d/d", to: "now/d", display: "Last 52 weeks" },
  { from: "now/w", to: "now/w", display: "This week" },
  { from: "now/M", to: "now/M", display: "This month" },
  { from: "now-1M/M", to: "now-1M/M", display: "Last month" },
  { from: "now/y", to: "now/y", display: "This year" },
  { from: "now-1y/y", to: "now-1y/y", display: "Last year" },
];

export function RangePicker({ view: { range, timeZone, update }, withMinutes = false, own = NONE }: Props) {
  const onChange = (next: RawRange) => update({ range: next });
  const value = useMemo(() => toTimeRange(range, timeZone), [range, timeZone]);
  return (
    <TimeRangePicker
      value={value}
      timeZone={timeZone}
      quickRanges={[...own, ...(withMinutes ? MINUTES : NONE), ...QUICK_RANGES]}
      onChange={(next) => onChange(fromTimeRange(next))}
      onChangeTimeZone={(zone) => update({ timeZone: zone })}
      onMoveBackward={() => onChange(shiftRange(range, timeZone, -1))}
      onMoveForward={() => onChange(shiftRange(range, timeZone, 1))}
      onZoom={() => onChange(zoomOut(range, timeZone))}
      isOnCanvas
    />
  );
}
