import { css } from "@emotion/css";
import type { GrafanaTheme2 } from "@grafana/data";

/** One card a segment, side by side where there is room. */
export const getCardStyles = (theme: GrafanaTheme2) => ({
  cards: css({
    display: "grid",
    gap: theme.spacing(1),
    gridTemplateColumns: "repeat(auto-fit, minmax(min(280px, 100%), 1fr))",
    margin: 0,
    padding: 0,
    listStyle: "none",
  }),
  card: css({
    display: "flex",
    flexDirection: "column",
    alignItems: "flex-start",
    gap: theme.spacing(0.5),
    minWidth: 0,
    padding: theme.spacing(1),
    border: `1px solid ${theme.colors.border.weak}`,
    borderRadius: theme.shape.radius.default,
  }),
  figure: css({ fontSize: theme.typography.h5.fontSize, fontVariantNumeric: "tabular-nums" }),
  quiet: css({ color: theme.colors.text.secondary }),
  words: css({
    flex: 1,
    margin: 0,
    padding: 0,
    listStyle: "none",
    fontSize: theme.typography.bodySmall.fontSize,
    fontVariantNumeric: "tabular-nums",
  }),
});
