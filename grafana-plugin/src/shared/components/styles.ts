import { css } from "@emotion/css";
import type { GrafanaTheme2 } from "@grafana/data";

/** Read out, not drawn. */
export const srOnly = {
  position: "absolute",
  width: 1,
  height: 1,
  padding: 0,
  margin: -1,
  overflow: "hidden",
  clipPath: "inset(50%)",
  whiteSpace: "nowrap",
  border: 0,
} as const;

/** On a phone a panel's title needs the room more than its switches do; their icons and names stay. */
export const getSwitchStyles = (theme: GrafanaTheme2) => ({
  word: css({ marginRight: theme.spacing(0.5), [theme.breakpoints.down("sm")]: { display: "none" } }),
});

/** What is filled of a bar's track, as long as its share. */
export const barFill = (theme: GrafanaTheme2) => ({
  display: "block",
  height: "100%",
  minWidth: 1,
  borderRadius: 2,
  background: theme.visualization.getColorByName("blue"),
});
