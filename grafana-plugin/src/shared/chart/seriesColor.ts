import { colorManipulator, type GrafanaTheme2 } from "@grafana/data";
import type { ChartSeries } from "./kpiChart.ts";

export function seriesColor(theme: GrafanaTheme2, look: ChartSeries["look"]): string {
  if (typeof look === "object") {
    return theme.visualization.getColorByName(look.color);
  }
  switch (look) {
    case "main":
      return theme.visualization.getColorByName("blue");
    case "second":
      return theme.visualization.getColorByName("purple");
    case "comparison":
    case "edge":
      return theme.colors.text.secondary;
  }
}

/** As uPlot and SVG take it; none is a whole line. */
export function seriesDash(look: ChartSeries["look"]): number[] | undefined {
  const dash = typeof look === "object" ? look.dash : look === "comparison" ? [6, 5] : undefined;
  return dash?.length ? dash : undefined;
}

export function isBar(look: ChartSeries["look"]): boolean {
  return typeof look === "object" && look.dash === undefined;
}

/** What was to be expected stays behind what was. */
export function bandColor(theme: GrafanaTheme2): string {
  return colorManipulator.alpha(theme.colors.text.secondary, 0.22);
}
