import { css } from "@emotion/css";
import type { GrafanaTheme2 } from "@grafana/data";

/** How every page stacks its parts, and how panels stand side by side where there is room. */
export const getPageStyles = (theme: GrafanaTheme2) => ({
  page: css({ display: "flex", flexDirection: "column", gap: theme.spacing(2), minWidth: 0 }),
  top: css({ display: "flex", flexWrap: "wrap", alignItems: "center", gap: theme.spacing(1, 3) }),
  grid: css({
    display: "grid",
    gap: theme.spacing(1),
    gridTemplateColumns: "repeat(auto-fit, minmax(min(420px, 100%), 1fr))",
    alignItems: "start",
  }),
});
