import { css } from "@emotion/css";
import type { GrafanaTheme2 } from "@grafana/data";
import { useStyles2 } from "@grafana/ui";
import type { View } from "../../shared/url/useView.ts";
import { Breakdown } from "./Breakdown.tsx";

interface Props {
  view: View;
  metric: string;
}

const DIMENSIONS = ["country", "store", "category"] as const;

export function Breakdowns({ view, metric }: Props) {
  const styles = useStyles2(getStyles);
  return (
    <div className={styles.row}>
      {DIMENSIONS.map((dimension) => (
        <Breakdown key={dimension} view={view} metric={metric} dimension={dimension} />
      ))}
    </div>
  );
}

const getStyles = (theme: GrafanaTheme2) => ({
  row: css({
    display: "grid",
    gap: theme.spacing(1),
    gridTemplateColumns: "repeat(auto-fit, minmax(min(300px, 100%), 1fr))",
    alignItems: "start",
  }),
});
