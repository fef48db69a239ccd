import { Text, TextLink } from "@grafana/ui";
import type { AlertGroup } from "../../shared/api/types.ts";
import { formatMoney, intervalText } from "../../shared/format/money.ts";
import { incidentHref } from "../../shared/incidents/incidentHref.ts";

interface Props {
  stake: AlertGroup["at_stake"];
  /** What the address hands on, as "?from=now-24h". */
  shared: string;
}

/** What the dearest incident that a group likely caused has cost, with its interval, leading to that incident. */
export function AtStake({ stake, shared }: Props) {
  if (!stake) {
    return (
      <Text color="secondary" variant="bodySmall">
        no incident
      </Text>
    );
  }
  return (
    <>
      <TextLink href={incidentHref(stake.incident_id, shared)} inline={false}>
        {formatMoney(stake.value, stake.currency)}
      </TextLink>
      <div>
        <Text color="secondary" variant="bodySmall">
          {intervalText(stake)}
        </Text>
      </div>
    </>
  );
}
