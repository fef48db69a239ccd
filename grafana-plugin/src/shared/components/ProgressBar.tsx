import { css } from "@emotion/css";
import type { GrafanaTheme2 } from "@grafana/data";
import { useStyles2 } from "@grafana/ui";

/** Its figure is written beside it. */
export function ProgressBar({ progress, label }: { progress: number; label: string }) {
  const styles = useStyles2(getStyles);
  const percent = Math.round(Math.min(1, Math.max(0, progress)) * 100);
  return (
    <span className={styles.box}>
      <span className={styles.track} role="progressbar" aria-label={label} aria-valuenow={percent}>
        <span className={styles.bar} style={{ width: `${percent}%` }} />
      </span>
      {percent}%
    </span>
  );
}

const getStyles = (theme: GrafanaTheme2) => ({
  box: css({ display: "inline-flex", alignItems: "center", gap: theme.spacing(1), width: 150 }),
  track: css({
    flex: 1,
    height: 6,
    borderRadius: 3,
    overflow: "hidden",
    background: theme.colors.background.secondary,
    border: `1px solid ${theme.colors.border.weak}`,
  }),
  bar: css({ display: "block", height: "100%", background: theme.colors.primary.main }),
});
