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
    display: "flex",
    flexWrap: "wrap",
    gap: theme.spacing(1),
    "& > *": { flex: "1 1 216px" },
    "&[aria-busy=true]": { opacity: 0.6 },
    [theme.breakpoints.down("sm")]: { "& > *": { flexBasis: 160 } },
  }),
});
