import { css, cx } from "@emotion/css";
import type { GrafanaTheme2 } from "@grafana/data";
import { IconButton, Tooltip, useStyles2 } from "@grafana/ui";
import type { OverviewDoc, Tile } from "../../shared/api/types.ts";
import { COMPARISON_NAMES } from "../../shared/chart/kpiChart.ts";
import { CellText } from "../../shared/components/CellText.tsx";
import { Change } from "../../shared/components/Change.tsx";
import { ProvenanceText } from "../../shared/components/Freshness.tsx";
import { Sparkline } from "../../shared/components/Sparkline.tsx";
import { cellValue, countOf, formatCell, formatCount, REASONS } from "../../shared/format/cell.ts";
import { formatRange, hasBegun } from "../../shared/time/bucket.ts";

interface Props {
  tile: Tile;
  doc: OverviewDoc;
  chosen: boolean;
  onChoose: () => void;
}

export function TileCard({ tile, doc, chosen, onChoose }: Props) {
  const styles = useStyles2(getStyles);
  const { metric, total, spark } = tile;
  return (
    <article className={cx(styles.tile, chosen && styles.chosen)} data-metric={metric.id}>
      <header className={styles.header}>
        <button type="button" className={styles.choose} aria-pressed={chosen} onClick={onChoose}>
          {metric.name}
        </button>
        <Tooltip content={<About tile={tile} doc={doc} />}>
          <IconButton name="info-circle" size="sm" variant="secondary" aria-label={`About ${metric.name}`} />
        </Tooltip>
      </header>
      <div className={styles.value} data-testid={`value-${metric.id}`}>
        <CellText cell={total} unit={metric.unit} currency={doc.currency} />
      </div>
      <div className={styles.note}>{countNote(tile)}</div>
      <Comparison tile={tile} doc={doc} />
      <Sparkline points={spark.map((point) => sparkPoint(point, doc.provenance.computed_at))} />
    </article>
  );
}

function Comparison({ tile, doc }: Pick<Props, "tile" | "doc">) {
  const styles = useStyles2(getStyles);
  const { metric, change, compare } = tile;
  if (!doc.comparison) {
    return null;
  }
  const before = formatCell(compare, metric.unit, doc.currency);
  const changed = change !== null && "value" in change;
  return (
    <div className={styles.note}>
      <Change change={change} direction={metric.direction} />
      {changed ? ` from ${before.text}` : " nothing to compare"}
    </div>
  );
}

function sparkPoint({ bucket, cell, complete }: Tile["spark"][number], computedAt: string) {
  return { value: hasBegun(bucket, cell, computedAt) ? cellValue(cell) : null, complete };
}

function countNote({ metric, total, compare }: Tile): string {
  if ("reason" in total) {
    return REASONS[total.reason];
  }
  const before = compare && "value" in compare ? `, ${formatCount(compare.n)} before` : "";
  return countOf(total.n, metric.n_of) + before;
}

function About({ tile: { metric }, doc }: Pick<Props, "tile" | "doc">) {
  return (
    <div>
      <p>{metric.question}</p>
      <div>
        Formula: <code>{metric.formula}</code>
      </div>
      <div>{metric.refund_basis}</div>
      <div>n counts {metric.n_of}.</div>
      {doc.comparison && (
        <div>
          {COMPARISON_NAMES[doc.comparison.kind]}: {formatRange(doc.comparison.from, doc.comparison.to, "utc")}
        </div>
      )}
      <ProvenanceText provenance={doc.provenance} />
    </div>
  );
}

const getStyles = (theme: GrafanaTheme2) => ({
  tile: css({
    position: "relative",
    display: "flex",
    flexDirection: "column",
    minWidth: 0,
    overflow: "hidden",
    background: theme.colors.background.primary,
    border: `1px solid ${theme.colors.border.weak}`,
    borderRadius: theme.shape.radius.default,
    "&:hover": { borderColor: theme.colors.border.medium },
    "& > svg": { marginTop: "auto", paddingTop: theme.spacing(0.5) },
  }),
  chosen: css({ borderColor: theme.colors.primary.border, boxShadow: `inset 0 2px 0 ${theme.colors.primary.main}` }),
  header: css({
    display: "flex",
    justifyContent: "space-between",
    alignItems: "center",
    padding: theme.spacing(1, 1, 0, 1.5),
  }),
  choose: css({
    padding: 0,
    border: 0,
    background: "none",
    color: theme.colors.text.primary,
    font: "inherit",
    fontWeight: theme.typography.fontWeightMedium,
    textAlign: "start",
    cursor: "pointer",
    // The whole tile takes the click; only the name takes the focus.
    "&::after": { content: '""', position: "absolute", inset: 0 },
    "&:focus-visible::after": { outline: `2px solid ${theme.colors.primary.main}`, outlineOffset: -2 },
    "& + button": { zIndex: 1 },
  }),
  value: css({
    padding: theme.spacing(0.25, 1.5),
    fontSize: theme.typography.h3.fontSize,
    fontWeight: theme.typography.fontWeightMedium,
    lineHeight: 1.3,
    fontVariantNumeric: "tabular-nums",
    overflowWrap: "anywhere",
    [theme.breakpoints.down("sm")]: { fontSize: theme.typography.h5.fontSize },
    "& > span": { position: "relative", zIndex: 1 },
  }),
  note: css({
    padding: theme.spacing(0, 1.5),
    fontSize: theme.typography.bodySmall.fontSize,
    color: theme.colors.text.secondary,
    "& > span[tabindex]": { position: "relative", zIndex: 1 },
  }),
});
