import { Text } from "@grafana/ui";
import { formatMoment } from "../../shared/time/moment.ts";

interface Props {
  at: string | null;
  timeZone: string;
}

/** No incident means something only for the hours that were judged. */
export function LookedAt({ at, timeZone }: Props) {
  return (
    <Text color="secondary" variant="bodySmall">
      {lookedText(at, timeZone)}
    </Text>
  );
}

export function lookedText(at: string | null, timeZone: string): string {
  return at === null ? "Not judged yet" : `Judged until ${formatMoment(at, timeZone)}`;
}
