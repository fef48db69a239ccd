import { DashboardCursorSync, type GrafanaTheme2 } from "@grafana/data";
import {
  AxisPlacement,
  GraphDrawStyle,
  GraphGradientMode,
  LineInterpolation,
  ScaleDirection,
  ScaleOrientation,
  VisibilityMode,
} from "@grafana/schema";
import { UPlotConfigBuilder } from "@grafana/ui";
import { hatch } from "./hatch.ts";
import type { ChartModel, ChartSeries } from "./kpiChart.ts";

/** Every chart of a page listens to this one, so a crosshair in one shows in all. */
export const CROSSHAIR = { syncMode: DashboardCursorSync.Crosshair, syncScope: "vigie" };

interface Options {
  model: ChartModel;
  theme: GrafanaTheme2;
  timeZone: string;
  formatAxis: (value: number) => string;
}

export function buildChart({ model, theme, timeZone, formatAxis }: Options): UPlotConfigBuilder {
  const builder = new UPlotConfigBuilder(timeZone);
  const { times } = model;
  const pad = bucketWidth(times) / 2;
  builder.addScale({
    scaleKey: "x",
    isTime: true,
    orientation: ScaleOrientation.Horizontal,
    direction: ScaleDirection.Right,
    range: () => [(times[0] ?? 0) - pad, (times.at(-1) ?? 0) + pad],
  });
  builder.addAxis({ scaleKey: "x", isTime: true, placement: AxisPlacement.Bottom, timeZone, theme });
  builder.addScale({ scaleKey: "y", orientation: ScaleOrientation.Vertical, direction: ScaleDirection.Up, softMin: 0 });
  builder.addAxis({ scaleKey: "y", placement: AxisPlacement.Left, theme, formatValue: formatAxis });
  for (const series of model.series) {
    addSeries(builder, series, theme, times.length);
  }
  builder.setCursor({ drag: { x: true, y: false, setScale: false }, points: { size: 7 } });
  builder.addHook("drawClear", hatch(model, pad, theme));
  return builder;
}

export function seriesColor(theme: GrafanaTheme2, look: ChartSeries["look"]): string {
  switch (look) {
    case "main":
      return theme.visualization.getColorByName("blue");
    case "second":
      return theme.visualization.getColorByName("purple");
    case "comparison":
      return theme.colors.text.secondary;
  }
}

export function bucketWidth(times: number[]): number {
  const gaps = times.slice(1).map((time, i) => time - (times[i] ?? time));
  return gaps.length > 0 ? Math.min(...gaps) : 86_400_000;
}

function addSeries(builder: UPlotConfigBuilder, series: ChartSeries, theme: GrafanaTheme2, count: number): void {
  const comparison = series.look === "comparison";
  builder.addSeries({
    scaleKey: "y",
    theme,
    drawStyle: GraphDrawStyle.Line,
    lineColor: seriesColor(theme, series.look),
    lineWidth: comparison ? 1 : 2,
    lineStyle: comparison ? { fill: "dash", dash: [6, 5] } : { fill: "solid" },
    lineInterpolation: LineInterpolation.Linear,
    fillOpacity: series.look === "main" ? 18 : 0,
    gradientMode: GraphGradientMode.Opacity,
    showPoints: !comparison && count <= 62 ? VisibilityMode.Always : VisibilityMode.Never,
    pointSize: 5,
    pointColor: seriesColor(theme, series.look),
    spanNulls: false,
    pxAlign: false,
  });
}
