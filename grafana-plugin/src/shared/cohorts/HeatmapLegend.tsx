import { css } from "@emotion/css";
import type { GrafanaTheme2 } from "@grafana/data";
import { useStyles2, useTheme2 } from "@grafana/ui";
import type { CohortsDoc } from "../api/types.ts";
import { formatCompact } from "../format/cell.ts";
import { STRIPES } from "./heatmapStyles.ts";
import { type Domain, toneAt } from "./scale.ts";
import { notOver, unitOf } from "./words.ts";

interface Props {
  doc: CohortsDoc;
  domain: Domain | undefined;
}

const STEPS = 10;

/** What the colours stand for, and the marks that are not colours. */
export function HeatmapLegend({ doc, domain }: Props) {
  const styles = useStyles2(getStyles);
  const { isDark } = useTheme2();
  const text = (value: number) => formatCompact(value, unitOf(doc), doc.currency);
  const tones = Array.from({ length: STEPS }, (_, i) => toneAt(i / (STEPS - 1), isDark).background);
  const unfinished = doc.cohorts.some(({ cells }) => cells.some(({ complete }) => !complete));
  return (
    <ul className={styles.list} aria-label="Legend">
      {domain && domain.high > domain.low && (
        <li className={styles.item}>
          <span>
            {text(domain.low)}
            {domain.below && " or less"}
          </span>
          <span className={styles.bar} style={{ background: `linear-gradient(90deg, ${tones.join(", ")})` }} />
          <span>
            {text(domain.high)}
            {domain.above && " or more"}
          </span>
        </li>
      )}
      {unfinished && (
        <li className={styles.item}>
          <span className={styles.hatched} aria-hidden="true" />
          {notOver(doc.grain)}: in no mean
        </li>
      )}
      <li className={styles.item}>
        Columns: {doc.grain}s since the first order. The {doc.grain} of the first order is the base and not coloured.
      </li>
    </ul>
  );
}

const getStyles = (theme: GrafanaTheme2) => ({
  list: css({
    display: "flex",
    flexWrap: "wrap",
    alignItems: "center",
    gap: theme.spacing(0.5, 3),
    margin: theme.spacing(1, 0, 0),
    padding: 0,
    listStyle: "none",
    fontSize: theme.typography.bodySmall.fontSize,
    color: theme.colors.text.secondary,
  }),
  item: css({ display: "inline-flex", alignItems: "center", gap: theme.spacing(0.75) }),
  bar: css({ width: 140, height: 12, borderRadius: 2 }),
  hatched: css({ width: 18, height: 12, border: `1px solid ${theme.colors.border.strong}`, backgroundImage: STRIPES }),
});
