import type { SecurityDoc } from "../../shared/api/types.ts";
import { type CountTile, CountTiles } from "../../shared/components/CountTiles.tsx";
import type { View } from "../../shared/url/useView.ts";
import type { SecurityState } from "./securityState.ts";

interface Props {
  view: View;
  state: SecurityState;
  doc: SecurityDoc;
  loading: boolean;
}

/** Of the whole range: the tiles say what could be filtered, the chart and the lists what is. */
export function SecurityTiles({ view, state, doc: { tiles }, loading }: Props) {
  const byState = (value: SecurityState["state"]): Pick<CountTile, "chosen" | "onChoose"> => ({
    chosen: state.state === value,
    onChoose: () => view.setParams({ state: state.state === value ? undefined : value }),
  });
  return (
    <CountTiles
      label="Key figures"
      loading={loading}
      tiles={[
        {
          id: "open_groups",
          name: "Open groups",
          value: tiles.open_groups,
          note: "nobody has looked at them",
          look: { icon: "exclamation-triangle", tone: "warning" },
          ...byState("open"),
        },
        {
          id: "critical",
          name: "Critical",
          value: tiles.critical,
          note: "of the open groups, Critical or worse",
          look: { icon: "exclamation-circle", tone: "critical" },
        },
        { id: "alerts", name: "Alerts", value: tiles.alerts, note: "in the range, whatever the filters" },
        {
          id: "silenced",
          name: "Silenced",
          value: tiles.silenced,
          note: "groups, until their silence ends",
          look: { icon: "bell-slash", tone: "quiet" },
          ...byState("silenced"),
        },
        {
          id: "blind_spots",
          name: "Blind spots",
          value: tiles.blind_spots,
          note: "times Falco missed system calls",
          look: { icon: "eye-slash", tone: "warning" },
        },
      ]}
    />
  );
}
