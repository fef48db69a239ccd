import { css } from "@emotion/css";
import type { GrafanaTheme2 } from "@grafana/data";

const HEADER = 28;
const ROW = 26;
const FIRST_COLUMN = 168;
/** On a phone name and size of a cohort stand below each other. */
const NARROW_HEADER = 36;
const NARROW_FIRST_COLUMN = 108;

/** Stripes in the text's own colour: a pattern, because colour alone must not say that a period is not over. */
export const STRIPES =
  "repeating-linear-gradient(135deg, color-mix(in srgb, currentColor 55%, transparent) 0 1px, transparent 1px 5px)";

export const getHeatmapStyles = (theme: GrafanaTheme2) => ({
  scroll: css({
    overflow: "auto",
    overscrollBehaviorX: "contain",
    // What takes the focus comes out from under the fixed header and column.
    scrollPadding: `${HEADER + ROW + 4}px 8px 8px ${FIRST_COLUMN + 8}px`,
    ...narrow(theme, { scrollPadding: `${2 * NARROW_HEADER + 4}px 8px 8px ${NARROW_FIRST_COLUMN + 8}px` }),
  }),
  table: css({
    borderCollapse: "separate",
    borderSpacing: 1,
    fontSize: theme.typography.bodySmall.fontSize,
    fontVariantNumeric: "tabular-nums",
    "& th": { fontWeight: theme.typography.fontWeightRegular, padding: 0 },
  }),
  ...headerStyles(theme),
  ...rowStyles(theme),
  ...cellStyles(theme),
});

const narrow = ({ breakpoints }: GrafanaTheme2, style: object) => ({ [breakpoints.down("sm")]: style });

/** Stays where it is, and hides what scrolls by in the gaps between the cells. */
const still = ({ colors }: GrafanaTheme2) => ({
  position: "sticky" as const,
  background: colors.background.primary,
  boxShadow: `0 0 0 1px ${colors.background.primary}`,
});

function headerStyles(theme: GrafanaTheme2) {
  const { colors } = theme;
  return {
    corner: css({
      ...still(theme),
      top: 0,
      left: 0,
      zIndex: 3,
      height: HEADER,
      color: colors.text.secondary,
      ...narrow(theme, { height: NARROW_HEADER }),
    }),
    period: css({
      ...still(theme),
      top: 0,
      zIndex: 2,
      minWidth: 46,
      textAlign: "center",
      color: colors.text.secondary,
    }),
    open: css({
      width: "100%",
      height: HEADER,
      padding: 0,
      border: 0,
      background: "none",
      color: colors.text.link,
      font: "inherit",
      cursor: "pointer",
      "&:hover": { background: colors.action.hover, textDecoration: "underline" },
      "&[aria-pressed=true]": { boxShadow: `inset 0 -2px 0 ${colors.primary.main}`, color: colors.text.maxContrast },
      "&:focus-visible": { outline: `2px solid ${colors.primary.main}`, outlineOffset: -2 },
    }),
  };
}

function rowStyles(theme: GrafanaTheme2) {
  const { colors, typography, spacing } = theme;
  return {
    rowHead: css({ ...still(theme), left: 0, zIndex: 1, color: colors.text.primary }),
    name: css({
      display: "flex",
      justifyContent: "space-between",
      alignItems: "baseline",
      gap: spacing(1),
      width: FIRST_COLUMN,
      paddingRight: spacing(1),
      whiteSpace: "nowrap",
      ...narrow(theme, { width: NARROW_FIRST_COLUMN, flexDirection: "column", gap: 0, lineHeight: 1.25 }),
    }),
    size: css({ color: colors.text.secondary }),
    mean: css({
      "& > *": {
        position: "sticky",
        top: HEADER + 1,
        zIndex: 2,
        fontWeight: typography.fontWeightMedium,
        boxShadow: `0 0 0 1px ${colors.background.primary}`,
        ...narrow(theme, { top: NARROW_HEADER + 1 }),
      },
      "& > th": { zIndex: 3, color: colors.text.maxContrast },
    }),
  };
}

function cellStyles({ colors, spacing }: GrafanaTheme2) {
  return {
    cell: css({
      height: ROW,
      minWidth: 46,
      padding: spacing(0, 0.5),
      textAlign: "center",
      whiteSpace: "nowrap",
      backgroundColor: colors.background.primary,
      color: colors.text.primary,
      "&:hover": { outline: `1px solid ${colors.text.maxContrast}`, outlineOffset: -1 },
      "&:focus": { outline: `2px solid ${colors.text.maxContrast}`, outlineOffset: -2 },
    }),
    incomplete: css({ backgroundImage: STRIPES }),
    onStripes: css({ padding: "0 3px", borderRadius: 2, backgroundColor: "inherit" }),
    nothing: css({ padding: 0, background: colors.background.primary }),
  };
}
