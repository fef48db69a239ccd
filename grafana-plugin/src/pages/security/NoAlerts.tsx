import { Button, EmptyState } from "@grafana/ui";
import { absolute } from "../../shared/time/range.ts";
import type { View } from "../../shared/url/useView.ts";

interface Props {
  view: View;
  lastAlertAt: string | null;
}

const HOUR = 3_600_000;

/** Nothing has ever come, or it came at another time: two different things to do. */
export function NoAlerts({ view, lastAlertAt }: Props) {
  if (lastAlertAt === null) {
    return (
      <EmptyState variant="call-to-action" message="No alert has ever come">
        Point Falco's http output or falcosidekick here, or replay a file of alerts with{" "}
        <code>npm run vigie -- replay falco FILE</code>.
      </EmptyState>
    );
  }
  const last = Date.parse(lastAlertAt);
  const show = () => view.update({ range: absolute(last - 12 * HOUR, last + HOUR, view.timeZone) });
  return (
    <EmptyState
      variant="completed"
      message="No alerts in this range"
      button={<Button onClick={show}>Show the last alerts</Button>}
    />
  );
}
