import { DashboardCursorSync, type GrafanaTheme2 } from "@grafana/data";
import {
  AxisPlacement,
  BarAlignment,
  GraphDrawStyle,
  GraphGradientMode,
  LineInterpolation,
  ScaleDirection,
  ScaleOrientation,
  VisibilityMode,
} from "@grafana/schema";
import { UPlotConfigBuilder } from "@grafana/ui";
import { bucketSpan, hatch } from "./hatch.ts";
import type { ChartModel, ChartSeries } from "./kpiChart.ts";
import { outsideMarks } from "./outsideMarks.ts";
import { bandColor, isBar, seriesColor, seriesDash } from "./seriesColor.ts";
import { stack } from "./stack.ts";
import type { PlotArea } from "./usePlotArea.ts";

/** Every chart of a page listens to this one, so a crosshair in one shows in all. */
export const CROSSHAIR = { syncMode: DashboardCursorSync.Crosshair, syncScope: "vigie" };

/** A chart that does not run over time has no moment to share. */
export const ALONE = { syncMode: DashboardCursorSync.Off };

interface Options {
  model: ChartModel;
  theme: GrafanaTheme2;
  timeZone: string;
  formatAxis: (value: number) => string;
  onDraw: (plot: { bbox: PlotArea }) => void;
  /** Where the crosshair stands, in pixels from the left of the chart's inside; negative: nowhere. */
  onCursor?: (x: number) => void;
  /** Width of the axis on the left, where something else stands below it. */
  gutter?: number;
}

export function buildChart(options: Options): UPlotConfigBuilder {
  const { model, theme, timeZone, formatAxis, onDraw, onCursor, gutter } = options;
  const builder = new UPlotConfigBuilder(timeZone);
  const [from, to] = timeSpan(model);
  builder.addScale({
    scaleKey: "x",
    isTime: !model.axis,
    orientation: ScaleOrientation.Horizontal,
    direction: ScaleDirection.Right,
    range: () => [from, to],
  });
  builder.addAxis({
    scaleKey: "x",
    isTime: !model.axis,
    placement: AxisPlacement.Bottom,
    timeZone,
    theme,
    ...(model.axis ? { formatValue: model.axis, incrs: WHOLE } : {}),
  });
  builder.addScale({ scaleKey: "y", orientation: ScaleOrientation.Vertical, direction: ScaleDirection.Up, softMin: 0 });
  builder.addAxis({
    scaleKey: "y",
    placement: AxisPlacement.Left,
    theme,
    formatValue: formatAxis,
    ...(gutter ? { size: gutter } : {}),
    ...(model.kind === "bars" ? { incrs: WHOLE } : {}),
  });
  for (const series of drawOrder(model)) {
    addSeries(builder, series, theme, model);
  }
  addBand(builder, model, theme);
  // The edges of the band are no points of their own; uPlot counts the times as its first series.
  const size = (_plot: unknown, i: number) => (model.series[i - 1]?.look === "edge" ? 0 : 7);
  builder.setCursor({ drag: { x: true, y: false, setScale: false }, points: { size } });
  builder.addHook("drawClear", hatch(model, theme));
  // Room for the last label of the time axis.
  builder.setPadding([8, 20, 0, 0]);
  builder.addHook("draw", onDraw);
  builder.addHook("draw", outsideMarks(model, theme));
  if (onCursor) {
    builder.addHook("setCursor", (plot) => onCursor(plot.cursor.left ?? -1));
  }
  return builder;
}

/** Counts have no halves. */
const WHOLE = Array.from({ length: 12 }, (_, i) => [1, 2, 5].map((step) => step * 10 ** i)).flat();

/** From the top of a stack down, so that each bar covers the lower part of the one behind it. */
function drawOrder(model: ChartModel): ChartSeries[] {
  return model.kind === "bars" ? model.series.toReversed() : model.series;
}

/** The columns uPlot draws, in the order of their series. */
export function chartData(model: ChartModel): (number | null)[][] {
  const values = model.series.map((series) => series.values);
  return [model.times, ...(model.kind === "bars" ? stack(values).toReversed() : values)];
}

export function timeSpan(model: ChartModel): [number, number] {
  const [first, last] = [model.times[0] ?? 0, model.times.at(-1) ?? 0];
  return [bucketSpan(model, first)[0], bucketSpan(model, last)[1]];
}

/** Between the two edges; uPlot counts the times as its first series. */
function addBand(builder: UPlotConfigBuilder, { series }: ChartModel, theme: GrafanaTheme2): void {
  const [upper, lower] = series.flatMap(({ look }, i) => (look === "edge" ? [i + 1] : []));
  if (upper !== undefined && lower !== undefined) {
    builder.addBand({ series: [upper, lower], fill: bandColor(theme) });
  }
}

function addSeries(builder: UPlotConfigBuilder, series: ChartSeries, theme: GrafanaTheme2, model: ChartModel): void {
  const color = seriesColor(theme, series.look);
  if (isBar(series.look)) {
    builder.addSeries({
      scaleKey: "y",
      theme,
      drawStyle: GraphDrawStyle.Bars,
      barAlignment: BarAlignment.After,
      barWidthFactor: 0.85,
      lineColor: color,
      lineWidth: 0,
      fillColor: color,
      fillOpacity: 100,
      showPoints: VisibilityMode.Never,
      pxAlign: false,
    });
    return;
  }
  const comparison = series.look === "comparison";
  const dash = seriesDash(series.look);
  const edge = series.look === "edge";
  const points = !comparison && !edge && model.times.length <= 62;
  builder.addSeries({
    scaleKey: "y",
    theme,
    drawStyle: GraphDrawStyle.Line,
    lineColor: color,
    lineWidth: edge ? 0 : comparison ? 1 : 2,
    lineStyle: dash ? { fill: "dash", dash } : { fill: "solid" },
    lineInterpolation: LineInterpolation.Linear,
    fillOpacity: series.look === "main" && !model.band ? 18 : 0,
    gradientMode: GraphGradientMode.Opacity,
    showPoints: points ? VisibilityMode.Always : VisibilityMode.Never,
    pointSize: 5,
    pointColor: color,
    spanNulls: false,
    pxAlign: false,
  });
}
