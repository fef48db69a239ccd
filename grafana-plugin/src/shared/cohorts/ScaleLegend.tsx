import { css } from "@emotion/css";
import type { GrafanaTheme2 } from "@grafana/data";
import { useStyles2, useTheme2 } from "@grafana/ui";
import type { ReactNode } from "react";
import { type Domain, toneAt } from "./scale.ts";

interface Props {
  domain: Domain | undefined;
  format: (value: number) => string;
  /** Items for what is no colour. */
  children: ReactNode;
}

const STEPS = 10;

/** What the colours of a grid stand for; no scale where all is the same. */
export function ScaleLegend({ domain, format, children }: Props) {
  const styles = useStyles2(getLegendStyles);
  const { isDark } = useTheme2();
  const tones = Array.from({ length: STEPS }, (_, i) => toneAt(i / (STEPS - 1), isDark).background);
  return (
    <ul className={styles.list} aria-label="Legend">
      {domain && domain.high > domain.low && (
        <li className={styles.item}>
          <span>
            {format(domain.low)}
            {domain.below && " or less"}
          </span>
          <span className={styles.bar} style={{ background: `linear-gradient(90deg, ${tones.join(", ")})` }} />
          <span>
            {format(domain.high)}
            {domain.above && " or more"}
          </span>
        </li>
      )}
      {children}
    </ul>
  );
}

export const getLegendStyles = (theme: GrafanaTheme2) => ({
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
});
