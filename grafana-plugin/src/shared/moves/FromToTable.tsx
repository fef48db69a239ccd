import { css, cx } from "@emotion/css";
import type { GrafanaTheme2 } from "@grafana/data";
import { useStyles2, useTheme2 } from "@grafana/ui";
import { toneAt } from "../cohorts/scale.ts";
import { formatCount, NO_VALUE } from "../format/cell.ts";
import { type FromTo, NEW } from "./fromTo.ts";

/** Every move with its number; the shade follows the number, so it carries nothing alone. */
export function FromToTable({ table, label }: { table: FromTo; label: string }) {
  const styles = useStyles2(getStyles);
  return (
    // biome-ignore lint/a11y/noNoninteractiveTabindex: a region that scrolls must take the keyboard
    <section className={styles.scroll} aria-label={`${label}, from and to`} tabIndex={0}>
      <table className={styles.table}>
        <thead>
          <tr>
            <th scope="col" className={styles.start}>
              From ↓ to →
            </th>
            {table.to.map(({ name, label: to }) => (
              <th key={name} scope="col">
                {to}
              </th>
            ))}
            <th scope="col">All</th>
          </tr>
        </thead>
        <tbody>
          {table.from.map(({ name, label: from, cells, left }) => (
            <tr key={name} className={cx(name === NEW && styles.fresh)}>
              <th scope="row" className={styles.start}>
                {from}
              </th>
              {table.to.map((to, i) => (
                <Count key={to.name} count={cells[i] ?? null} same={to.name === name} most={table.most} />
              ))}
              <td>{formatCount(left)}</td>
            </tr>
          ))}
        </tbody>
      </table>
    </section>
  );
}

function Count({ count, same, most }: { count: number | null; same: boolean; most: number }) {
  const { isDark } = useTheme2();
  if (count === null) {
    return <td title={same ? "Who stayed did not move" : "Nobody"}>{same ? NO_VALUE : ""}</td>;
  }
  const { background, text } = toneAt(most > 0 ? count / most : 0, isDark);
  return <td style={{ backgroundColor: background, color: text }}>{formatCount(count)}</td>;
}

const getStyles = (theme: GrafanaTheme2) => ({
  scroll: css({ overflowX: "auto", "&:focus-visible": { outline: `2px solid ${theme.colors.primary.main}` } }),
  table: css({
    width: "100%",
    borderCollapse: "separate",
    borderSpacing: 2,
    fontVariantNumeric: "tabular-nums",
    th: { fontWeight: theme.typography.fontWeightRegular, color: theme.colors.text.secondary, lineHeight: 1.25 },
    "th, td": { padding: theme.spacing(0.5), textAlign: "center", fontSize: theme.typography.bodySmall.fontSize },
    td: { borderRadius: 2 },
  }),
  start: css({ "&&": { textAlign: "start", color: theme.colors.text.primary, paddingLeft: 0 } }),
  fresh: css({ "& > *": { borderTop: `2px solid ${theme.colors.border.strong}` } }),
});
