import { css, cx } from "@emotion/css";
import type { GrafanaTheme2 } from "@grafana/data";
import { useStyles2 } from "@grafana/ui";

export interface FactTile {
  id: string;
  name: string;
  value: string;
  /** What it is, how sure, over which time. */
  notes: string[];
  /** The value is a reason in words and not a figure. */
  worded?: boolean;
}

interface Props {
  label: string;
  tiles: FactTile[];
  loading?: boolean;
}

/** Figures that are no plain counts: money with its interval, a change, a stretch of time. */
export function FactTiles({ label, tiles, loading }: Props) {
  const styles = useStyles2(getStyles);
  return (
    <section className={styles.tiles} aria-label={label} aria-busy={loading}>
      {tiles.map(({ id, name, value, notes, worded }) => (
        <article key={id} className={styles.tile}>
          <div className={styles.name}>{name}</div>
          <div className={cx(styles.value, worded && styles.worded)} data-testid={`value-${id}`}>
            {value}
          </div>
          {notes.map((note) => (
            <div key={note} className={styles.note}>
              {note}
            </div>
          ))}
        </article>
      ))}
    </section>
  );
}

const getStyles = (theme: GrafanaTheme2) => ({
  tiles: css({
    display: "flex",
    flexWrap: "wrap",
    gap: theme.spacing(1),
    "& > *": { flex: "1 1 220px" },
    "&[aria-busy=true]": { opacity: 0.6 },
    [theme.breakpoints.down("sm")]: { "& > *": { flexBasis: 160 } },
  }),
  tile: css({
    minWidth: 0,
    padding: theme.spacing(1, 1.5),
    background: theme.colors.background.primary,
    border: `1px solid ${theme.colors.border.weak}`,
    borderRadius: theme.shape.radius.default,
  }),
  name: css({ fontWeight: theme.typography.fontWeightMedium }),
  value: css({
    fontSize: theme.typography.h3.fontSize,
    fontWeight: theme.typography.fontWeightMedium,
    lineHeight: 1.4,
    fontVariantNumeric: "tabular-nums",
    overflowWrap: "anywhere",
    [theme.breakpoints.down("sm")]: { fontSize: theme.typography.h5.fontSize },
  }),
  worded: css({ "&&": { fontSize: theme.typography.body.fontSize, lineHeight: 2 } }),
  note: css({ fontSize: theme.typography.bodySmall.fontSize, color: theme.colors.text.secondary }),
});
