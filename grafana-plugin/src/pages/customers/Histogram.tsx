import { css } from "@emotion/css";
import type { GrafanaTheme2 } from "@grafana/data";
import { useStyles2 } from "@grafana/ui";
import { barFill } from "../../shared/components/styles.ts";
import { formatCompact, formatCount } from "../../shared/format/cell.ts";

export interface HistogramBar {
  label: string;
  count: number;
}

interface Props {
  label: string;
  bars: HistogramBar[];
}

/** One row a bin with its count, so that it reads on a phone and aloud alike. */
export function Histogram({ label, bars }: Props) {
  const styles = useStyles2(getStyles);
  const most = Math.max(1, ...bars.map(({ count }) => count));
  const all = bars.reduce((sum, { count }) => sum + count, 0);
  return (
    <ul className={styles.list} aria-label={label}>
      {bars.map(({ label: bin, count }) => (
        <li key={bin} className={styles.row}>
          <span className={styles.bin}>{bin}</span>
          <span className={styles.track} aria-hidden="true">
            <span className={styles.bar} style={{ width: `${(count / most) * 100}%` }} />
          </span>
          <span className={styles.count}>{formatCount(count)}</span>
          <span className={styles.share}>{all > 0 ? formatCompact(count / all, "ratio", null) : ""}</span>
        </li>
      ))}
    </ul>
  );
}

const getStyles = (theme: GrafanaTheme2) => ({
  list: css({
    display: "grid",
    gridTemplateColumns: "max-content minmax(40px, 1fr) max-content max-content",
    gap: theme.spacing(0.25, 1),
    margin: 0,
    padding: 0,
    listStyle: "none",
    fontVariantNumeric: "tabular-nums",
  }),
  row: css({ display: "contents" }),
  bin: css({ color: theme.colors.text.secondary, whiteSpace: "nowrap" }),
  track: css({ alignSelf: "center", height: 14, background: theme.colors.background.secondary, borderRadius: 2 }),
  bar: css(barFill(theme)),
  count: css({ textAlign: "end" }),
  share: css({ textAlign: "end", color: theme.colors.text.secondary }),
});
