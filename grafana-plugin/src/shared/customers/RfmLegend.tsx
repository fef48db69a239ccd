import { css } from "@emotion/css";
import type { GrafanaTheme2 } from "@grafana/data";
import { useStyles2, useTheme2 } from "@grafana/ui";
import { type Domain, toneAt } from "../cohorts/scale.ts";
import { formatCompact } from "../format/cell.ts";
import { type Measure, measureOf } from "./measures.ts";

interface Props {
  measure: Measure;
  domain: Domain | undefined;
  currency: string | null;
  press: boolean;
}

const STEPS = 10;

export function RfmLegend({ measure, domain, currency, press }: Props) {
  const styles = useStyles2(getStyles);
  const { isDark } = useTheme2();
  const { unit, about } = measureOf(measure);
  const text = (value: number) => formatCompact(value, unit, currency);
  const tones = Array.from({ length: STEPS }, (_, i) => toneAt(i / (STEPS - 1), isDark).background);
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
      <li>
        {about}
        {press && " A click lists the customers of a cell."}
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
});
