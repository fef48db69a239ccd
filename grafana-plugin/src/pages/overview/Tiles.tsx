import { css } from "@emotion/css";
import type { GrafanaTheme2 } from "@grafana/data";
import { useStyles2 } from "@grafana/ui";
import type { OverviewDoc } from "../../shared/api/types.ts";
import { TileCard } from "./TileCard.tsx";

interface Props {
  doc: OverviewDoc;
  loading: boolean;
  chosen: string;
  onChoose: (metric: string) => void;
}

export function Tiles({ doc, loading, chosen, onChoose }: Props) {
  const styles = useStyles2(getStyles);
  return (
    <section className={styles.tiles} aria-label="Key figures" aria-busy={loading}>
      {doc.tiles.map((tile) => (
        <TileCard
          key={tile.metric.id}
          tile={tile}
          doc={doc}
          chosen={tile.metric.id === chosen}
          onChoose={() => onChoose(tile.metric.id)}
        />
      ))}
    </section>
  );
}

const getStyles = (theme: GrafanaTheme2) => ({
  tiles: css({
    display: "grid",
    gap: theme.spacing(1),
    gridTemplateColumns: "repeat(auto-fit, minmax(min(216px, 100%), 1fr))",
    "&[aria-busy=true]": { opacity: 0.6 },
    [theme.breakpoints.down("sm")]: { gridTemplateColumns: "repeat(2, minmax(0, 1fr))" },
  }),
});
