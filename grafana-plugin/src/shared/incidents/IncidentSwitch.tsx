import { Button, useStyles2 } from "@grafana/ui";
import { getSwitchStyles } from "../components/styles.ts";
import { formatCount } from "../format/cell.ts";
import type { IncidentsOnChart } from "./useIncidents.ts";

/** Turns the incidents on a chart off and on; stands beside the switches of the signals. */
export function IncidentSwitch({ on: { incidents, shown, toggle } }: { on: IncidentsOnChart }) {
  const styles = useStyles2(getSwitchStyles);
  return (
    <Button
      size="sm"
      variant="secondary"
      fill="text"
      icon={shown ? "fire" : "eye-slash"}
      aria-pressed={shown}
      aria-label={`Incidents on the chart: ${shown ? formatCount(incidents.length) : "hidden"}`}
      tooltip={shown ? "Hide incidents" : "Show incidents"}
      onClick={toggle}
    >
      <span className={styles.word}>Incidents</span> ({shown ? formatCount(incidents.length) : "off"})
    </Button>
  );
}
