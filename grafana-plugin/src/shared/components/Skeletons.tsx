import { css, keyframes } from "@emotion/css";
import type { GrafanaTheme2 } from "@grafana/data";
import { useStyles2 } from "@grafana/ui";

interface Props {
  height: number;
  width?: number | string;
}

export function Bone({ height, width = "100%" }: Props) {
  const styles = useStyles2(getStyles);
  return <div className={styles.bone} style={{ height, width }} aria-hidden="true" />;
}

/** The page's shape while its code or first answer loads. */
export function PageSkeleton() {
  const styles = useStyles2(getStyles);
  return (
    <div className={styles.page} role="status" aria-label="Loading">
      <Bone height={32} width="min(480px, 90%)" />
      <TilesSkeleton />
      <Bone height={320} />
    </div>
  );
}

export function TilesAndChartSkeleton() {
  return (
    <>
      <TilesSkeleton />
      <Bone height={360} />
    </>
  );
}

export function TilesSkeleton() {
  const styles = useStyles2(getStyles);
  return (
    <div className={styles.tiles}>
      {["a", "b", "c", "d", "e", "f", "g"].map((key) => (
        <Bone key={key} height={132} />
      ))}
    </div>
  );
}

const pulse = keyframes({ "0%, 100%": { opacity: 0.5 }, "50%": { opacity: 1 } });

const getStyles = (theme: GrafanaTheme2) => ({
  page: css({ display: "flex", flexDirection: "column", gap: theme.spacing(2), padding: theme.spacing(3), flex: 1 }),
  tiles: css({
    display: "grid",
    gap: theme.spacing(1),
    gridTemplateColumns: "repeat(auto-fill, minmax(min(216px, 100%), 1fr))",
  }),
  bone: css({
    background: theme.colors.background.secondary,
    borderRadius: theme.shape.radius.default,
    [theme.transitions.handleMotion("no-preference")]: { animation: `${pulse} 1.6s ease-in-out infinite` },
  }),
});
