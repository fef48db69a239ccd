import { formatChange, formatCount } from "../../shared/format/cell.ts";

interface Judged {
  verdicts: number;
  false_alarm_share: number | null;
}

/** "25% (n = 4)": a share is never shown without what it rests on, and never made up without a verdict. */
export function shareText({ verdicts, false_alarm_share }: Judged): string {
  if (false_alarm_share === null) {
    return "no verdict yet";
  }
  return `${formatChange(false_alarm_share).replace("+", "")} (n = ${formatCount(verdicts)})`;
}
