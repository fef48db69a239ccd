import type { Cell } from "../../shared/api/types.ts";
import { srOnly } from "../../shared/components/styles.ts";
import { formatCell, formatCount, NO_VALUE } from "../../shared/format/cell.ts";

/** "+109": more or fewer customers than before. Neither is good by itself, so it has no colour. */
export function SegmentChange({ change }: { change: Cell }) {
  if (!("value" in change)) {
    const { reason } = formatCell(change, "count", null);
    return (
      <span title={reason}>
        <span aria-hidden="true">{NO_VALUE}</span>
        <span style={srOnly}>No change known. {reason}</span>
      </span>
    );
  }
  return (
    <span title={`${formatCount(change.n)} before`}>
      {signed(change.value)}
      <span style={srOnly}> customers against {formatCount(change.n)} before</span>
    </span>
  );
}

export function signed(value: number, locale?: string): string {
  return new Intl.NumberFormat(locale, { signDisplay: "exceptZero" }).format(value);
}
