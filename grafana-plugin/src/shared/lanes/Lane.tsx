import { css, cx } from "@emotion/css";
import type { GrafanaTheme2 } from "@grafana/data";
import { useStyles2 } from "@grafana/ui";
import type { ReactNode } from "react";
import type { PlotArea } from "../chart/usePlotArea.ts";

interface Props {
  name: ReactNode;
  area: PlotArea;
  children: ReactNode;
}

/** The axis' room that names lanes beside them; with less the names stand above. */
export const GUTTER = 150;

/** A track as wide as the chart's inside. */
export function Lane({ name, area, children }: Props) {
  const styles = useStyles2(getStyles);
  const beside = area.left >= GUTTER;
  return (
    <div className={cx(styles.lane, beside && styles.beside)}>
      <div className={styles.name} style={beside ? { width: area.left } : undefined}>
        {name}
      </div>
      <div className={styles.track} style={{ width: area.width, marginLeft: beside ? 0 : area.left }}>
        {children}
      </div>
    </div>
  );
}

const getStyles = (theme: GrafanaTheme2) => ({
  lane: css({ position: "relative", borderTop: `1px solid ${theme.colors.border.weak}` }),
  beside: css({ display: "flex", alignItems: "center", "& > div:first-child": { textAlign: "end" } }),
  name: css({
    padding: theme.spacing(0, 1),
    fontSize: theme.typography.bodySmall.fontSize,
    color: theme.colors.text.secondary,
    overflow: "hidden",
    textOverflow: "ellipsis",
    whiteSpace: "nowrap",
  }),
  track: css({ position: "relative", height: 26 }),
});
