import { Text } from "@grafana/ui";
import { Moment } from "../../shared/components/Moment.tsx";

interface Props {
  at: string | null;
  timeZone: string;
}

/** Silence can also mean that Falco is not sending. */
export function LastAlert({ at, timeZone }: Props) {
  return (
    <Text color="secondary" variant="bodySmall">
      {at ? (
        <>
          Last alert <Moment at={at} timeZone={timeZone} />
        </>
      ) : (
        "No alert has ever come. Point Falco's http output here, or try: npm run vigie -- replay falco FILE"
      )}
    </Text>
  );
}
