import { css } from "@emotion/css";
import type { GrafanaTheme2 } from "@grafana/data";

export const getRfmStyles = ({ colors, spacing, typography, breakpoints, shape }: GrafanaTheme2) => ({
  scroll: css({ overflow: "auto", minWidth: 0 }),
  table: css({
    width: "100%",
    tableLayout: "fixed",
    borderCollapse: "separate",
    borderSpacing: 2,
    fontVariantNumeric: "tabular-nums",
    "& th": { fontWeight: typography.fontWeightRegular, padding: spacing(0.25, 0.5), color: colors.text.secondary },
  }),
  rows: css({
    width: 128,
    textAlign: "start",
    [breakpoints.down("sm")]: { width: 62 },
  }),
  column: css({ textAlign: "center", verticalAlign: "bottom" }),
  name: css({ display: "block", color: colors.text.primary, fontWeight: typography.fontWeightMedium }),
  range: css({ display: "block", fontSize: typography.bodySmall.fontSize, lineHeight: 1.25 }),
  box: css({ padding: 0, height: 46 }),
  cell: css({
    display: "flex",
    alignItems: "center",
    justifyContent: "center",
    width: "100%",
    height: 46,
    padding: spacing(0, 0.25),
    border: 0,
    borderRadius: shape.radius.default,
    background: colors.background.secondary,
    color: colors.text.primary,
    font: "inherit",
    whiteSpace: "nowrap",
    "&:hover": { outline: `1px solid ${colors.text.maxContrast}`, outlineOffset: -1 },
    "&:focus": { outline: `2px solid ${colors.text.maxContrast}`, outlineOffset: 1 },
    [breakpoints.down("sm")]: { fontSize: typography.bodySmall.fontSize },
  }),
  press: css({ cursor: "pointer" }),
  // A thick frame with a tick: the choice must not hang on colour.
  chosen: css({ boxShadow: `0 0 0 2px ${colors.background.primary}, 0 0 0 4px ${colors.primary.border}` }),
});
