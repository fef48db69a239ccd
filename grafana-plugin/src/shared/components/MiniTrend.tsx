import { css } from "@emotion/css";
import { useStyles2 } from "@grafana/ui";
import { Sparkline } from "./Sparkline.tsx";

/** A sparkline in a table's cell; its figures are in the columns beside it. */
export function MiniTrend({ counts }: { counts: number[] }) {
  const styles = useStyles2(getStyles);
  return (
    <div className={styles.box}>
      <Sparkline points={counts.map((value) => ({ value, complete: true }))} />
    </div>
  );
}

const getStyles = () => ({ box: css({ width: 96, "& > svg": { height: 22 } }) });
