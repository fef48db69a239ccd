import { Text } from "@grafana/ui";
import { Moment } from "../../shared/components/Moment.tsx";

interface Props {
  at: string;
  timeZone: string;
}

/** Silence can also mean that Falco is not sending. */
export function LastAlert({ at, timeZone }: Props) {
  return (
    <Text color="secondary" variant="bodySmall">
      Last alert <Moment at={at} timeZone={timeZone} />
    </Text>
  );
}
