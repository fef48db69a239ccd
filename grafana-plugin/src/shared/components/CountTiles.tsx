import { css, cx } from "@emotion/css";
import type { GrafanaTheme2 } from "@grafana/data";
import { Icon, useStyles2 } from "@grafana/ui";
import { formatCount } from "../format/cell.ts";
import { type Look, toneColor } from "./IconWord.tsx";

export interface CountTile {
  id: string;
  name: string;
  value: number;
  /** What it counts, and over which time. */
  note: string;
  /** Drawn only while the value is above zero. */
  look?: Look;
  /** Filters the page; without it the tile only tells. */
  onChoose?: () => void;
  chosen?: boolean;
}

interface Props {
  label: string;
  tiles: CountTile[];
  loading?: boolean;
}

export function CountTiles({ label, tiles, loading }: Props) {
  const styles = useStyles2(getStyles);
  return (
    <section className={styles.tiles} aria-label={label} aria-busy={loading}>
      {tiles.map((tile) => (
        <Tile key={tile.id} tile={tile} />
      ))}
    </section>
  );
}

function Tile({ tile: { id, name, value, note, look, onChoose, chosen } }: { tile: CountTile }) {
  const styles = useStyles2(getStyles, look?.tone);
  return (
    <article className={cx(styles.tile, chosen && styles.chosen)}>
      {onChoose ? (
        <button type="button" className={styles.choose} aria-pressed={chosen} onClick={onChoose}>
          {name}
        </button>
      ) : (
        <div className={styles.name}>{name}</div>
      )}
      <div className={styles.value} data-testid={`value-${id}`}>
        {look && value > 0 && <Icon name={look.icon} size="lg" aria-hidden="true" className={styles.icon} />}
        {formatCount(value)}
      </div>
      <div className={styles.note}>{note}</div>
    </article>
  );
}

const getStyles = (theme: GrafanaTheme2, tone: Look["tone"] = "quiet") => ({
  tiles: css({
    display: "flex",
    flexWrap: "wrap",
    gap: theme.spacing(1),
    "& > *": { flex: "1 1 170px" },
    "&[aria-busy=true]": { opacity: 0.6 },
    [theme.breakpoints.down("sm")]: { "& > *": { flexBasis: 140 } },
  }),
  tile: css({
    position: "relative",
    minWidth: 0,
    padding: theme.spacing(1, 1.5),
    background: theme.colors.background.primary,
    border: `1px solid ${theme.colors.border.weak}`,
    borderRadius: theme.shape.radius.default,
  }),
  chosen: css({ borderColor: theme.colors.primary.border, boxShadow: `inset 0 2px 0 ${theme.colors.primary.main}` }),
  name: css({ fontWeight: theme.typography.fontWeightMedium }),
  choose: css({
    padding: 0,
    border: 0,
    background: "none",
    color: theme.colors.text.primary,
    font: "inherit",
    fontWeight: theme.typography.fontWeightMedium,
    textAlign: "start",
    cursor: "pointer",
    "&::after": { content: '""', position: "absolute", inset: 0 },
    "&:hover": { textDecoration: "underline" },
    "&:focus-visible::after": { outline: `2px solid ${theme.colors.primary.main}`, outlineOffset: -2 },
  }),
  value: css({
    display: "flex",
    alignItems: "center",
    gap: theme.spacing(0.75),
    fontSize: theme.typography.h3.fontSize,
    fontWeight: theme.typography.fontWeightMedium,
    lineHeight: 1.4,
    fontVariantNumeric: "tabular-nums",
  }),
  icon: css({ color: toneColor(theme, tone) }),
  note: css({ fontSize: theme.typography.bodySmall.fontSize, color: theme.colors.text.secondary }),
});
