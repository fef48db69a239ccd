import { useStyles2 } from "@grafana/ui";
import type { CohortsDoc } from "../api/types.ts";
import { srOnly } from "../components/styles.ts";
import { getHeatmapStyles } from "./heatmapStyles.ts";
import { placeMark } from "./useGrid.ts";
import { periodName } from "./words.ts";

interface Props {
  periods: number[];
  doc: CohortsDoc;
  chosen: number | undefined;
  /** The column that takes the Tab key. */
  active: number | undefined;
  onPeriod?: (period: number) => void;
}

export function HeatmapHeader({ periods, doc, chosen, active, onPeriod }: Props) {
  const styles = useStyles2(getHeatmapStyles);
  return (
    <thead>
      <tr>
        <th scope="col" className={styles.corner}>
          <span className={styles.name}>
            <span>Cohort</span>
            <span className={styles.size}>{doc.unit === "customer" ? "Customers" : "Stores"}</span>
          </span>
        </th>
        {periods.map((period) => (
          <th key={period} scope="col" className={styles.period}>
            {onPeriod ? (
              <button
                type="button"
                className={styles.open}
                tabIndex={active === period ? 0 : -1}
                aria-pressed={chosen === period}
                aria-label={`${periodName(period, doc.grain)}: show as a trend`}
                onClick={() => onPeriod(period)}
                {...placeMark(0, period)}
              >
                {period}
              </button>
            ) : (
              <>
                <span aria-hidden="true">{period}</span>
                <span style={srOnly}>{periodName(period, doc.grain)}</span>
              </>
            )}
          </th>
        ))}
      </tr>
    </thead>
  );
}
