import { formatChange, formatCount, NO_VALUE } from "../../shared/format/cell.ts";

interface Judged {
  verdicts: number;
  false_alarm_share: number | null;
}

/** "25% (n = 4)": never without what it rests on, and a dash where no group has a verdict. */
export function shareText({ verdicts, false_alarm_share }: Judged): string {
  if (false_alarm_share === null) {
    return NO_VALUE;
  }
  return `${formatChange(false_alarm_share).replace("+", "")} (n = ${formatCount(verdicts)})`;
}
