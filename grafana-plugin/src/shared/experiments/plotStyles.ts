import { css } from "@emotion/css";
import type { GrafanaTheme2 } from "@grafana/data";
import { toneColor } from "../components/IconWord.tsx";

/** By the plot's own width: a panel of a dashboard can be narrow on a wide screen. */
const NARROW = "@container (max-width: 600px)";

/** Rows of an interval plot: name, track, verdict; below each other where it is narrow. */
export const getRowStyles = (theme: GrafanaTheme2) => ({
  plot: css({ display: "grid", gap: theme.spacing(1), containerType: "inline-size" }),
  row: css({
    display: "grid",
    alignItems: "center",
    gap: theme.spacing(1),
    gridTemplateColumns: "minmax(110px, 20%) minmax(0, 1fr) minmax(150px, 20%)",
    [NARROW]: {
      gridTemplateColumns: "minmax(0, 1fr)",
      gap: theme.spacing(0.5),
      "& + &": { borderTop: `1px solid ${theme.colors.border.weak}`, paddingTop: theme.spacing(1) },
    },
  }),
  name: css({
    display: "flex",
    flexDirection: "column",
    overflowWrap: "anywhere",
    "span:last-child": { color: theme.colors.text.secondary, fontSize: theme.typography.bodySmall.fontSize },
  }),
  verdict: css({
    display: "flex",
    flexDirection: "column",
    "> span:last-child": { fontSize: theme.typography.bodySmall.fontSize, color: theme.colors.text.secondary },
  }),
  reason: css({ color: theme.colors.text.secondary }),
});

/** What lies on a track. */
export const getTrackStyles = (theme: GrafanaTheme2) => {
  const bar = { position: "absolute", top: 10, height: 8, borderRadius: 4 } as const;
  const cut = { position: "absolute", top: 2, color: theme.colors.text.secondary } as const;
  return {
    ticks: css({ position: "relative", height: 18, margin: theme.spacing(0, 3) }),
    tick: css({
      position: "absolute",
      transform: "translateX(-50%)",
      whiteSpace: "nowrap",
      fontSize: theme.typography.bodySmall.fontSize,
      color: theme.colors.text.secondary,
    }),
    /** Every other tick counted from no change, which always stays. */
    between: css({ [NARROW]: { display: "none" } }),
    track: css({
      position: "relative",
      display: "block",
      height: 28,
      margin: theme.spacing(0, 3),
      borderBottom: `1px solid ${theme.colors.border.weak}`,
    }),
    zero: css({ position: "absolute", top: 0, bottom: 0, borderLeft: `1px dashed ${theme.colors.text.secondary}` }),
    bar: css({ ...bar, background: theme.colors.text.disabled }),
    sure: css({ ...bar, background: toneColor(theme, "info") }),
    point: css({
      position: "absolute",
      top: 7,
      width: 14,
      height: 14,
      transform: "translateX(-50%)",
      borderRadius: "50%",
      background: theme.colors.text.primary,
      border: `2px solid ${theme.colors.background.primary}`,
    }),
    cut: css({ ...cut, left: -12 }),
    cutEnd: css({ ...cut, right: -12 }),
  };
};
