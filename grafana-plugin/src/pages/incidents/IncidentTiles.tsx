import { css } from "@emotion/css";
import type { GrafanaTheme2 } from "@grafana/data";
import { useStyles2 } from "@grafana/ui";
import type { IncidentsDoc } from "../../shared/api/types.ts";
import { type CountTile, CountTiles } from "../../shared/components/CountTiles.tsx";
import { FactTiles } from "../../shared/components/FactTiles.tsx";
import { moneyTile } from "../../shared/incidents/moneyTile.ts";
import type { View } from "../../shared/url/useView.ts";
import { readState } from "./incidentsState.ts";

interface Props {
  view: View;
  doc: IncidentsDoc;
  loading: boolean;
}

/** Of the whole range, whatever the filter. */
export function IncidentTiles({ view, doc: { tiles, money }, loading }: Props) {
  const styles = useStyles2(getStyles);
  const state = readState(view.params);
  const byState = (value: "open" | "ended"): Pick<CountTile, "chosen" | "onChoose"> => ({
    chosen: state === value,
    onChoose: () => view.setParams({ state: state === value ? undefined : value }),
  });
  return (
    <div className={styles.row}>
      <FactTiles label="Money" loading={loading} tiles={[moneyTile("money", "Money at stake", money)]} />
      <CountTiles
        label="Key figures"
        loading={loading}
        tiles={[
          {
            id: "open",
            name: "Open",
            value: tiles.open,
            note: "going on now",
            look: { icon: "exclamation-circle", tone: "critical" },
            ...byState("open"),
          },
          {
            id: "unacknowledged",
            name: "Not looked at",
            value: tiles.unacknowledged,
            note: "open, and nobody said anything",
            look: { icon: "exclamation-triangle", tone: "warning" },
          },
          { id: "ended", name: "Ended", value: tiles.ended, note: "in this range", ...byState("ended") },
          {
            id: "explained",
            name: "Explained",
            value: tiles.explained,
            note: `of ${tiles.open + tiles.ended} have a likely cause`,
          },
        ]}
      />
    </div>
  );
}

const getStyles = (theme: GrafanaTheme2) => ({
  row: css({
    display: "grid",
    gap: theme.spacing(1),
    gridTemplateColumns: "minmax(240px, 1fr) 3fr",
    [theme.breakpoints.down("md")]: { gridTemplateColumns: "minmax(0, 1fr)" },
  }),
});
