import { css } from "@emotion/css";
import type { GrafanaTheme2 } from "@grafana/data";
import { useStyles2 } from "@grafana/ui";
import type { ReactNode } from "react";

interface Props {
  id: string;
  label: string;
  children: ReactNode;
}

/** A label joined to its control, as dashboards draw their variables. */
export function LabelledControl({ id, label, children }: Props) {
  const styles = useStyles2(getStyles);
  return (
    <div className={styles.pair}>
      <label htmlFor={id} className={styles.label}>
        {label}
      </label>
      {children}
    </div>
  );
}

const getStyles = (theme: GrafanaTheme2) => ({
  pair: css({ display: "flex", minWidth: 0 }),
  label: css({
    display: "flex",
    alignItems: "center",
    padding: theme.spacing(0, 1),
    minHeight: theme.spacing(theme.components.height.md),
    border: `1px solid ${theme.colors.border.weak}`,
    borderRight: 0,
    borderRadius: `${theme.shape.radius.default} 0 0 ${theme.shape.radius.default}`,
    background: theme.colors.background.primary,
    fontSize: theme.typography.bodySmall.fontSize,
    fontWeight: theme.typography.fontWeightMedium,
    whiteSpace: "nowrap",
  }),
});
