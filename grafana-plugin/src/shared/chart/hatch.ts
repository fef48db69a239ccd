import type { GrafanaTheme2 } from "@grafana/data";
import { bucketWidth } from "../time/bucket.ts";
import type { ChartModel } from "./kpiChart.ts";

interface Plot {
  ctx: CanvasRenderingContext2D;
  bbox: { left: number; top: number; width: number; height: number };
  valToPos: (value: number, scale: string, canvasPixels?: boolean) => number;
}

const SPACING = 10;

/** Stripes behind the buckets that are not over: a pattern, because colour alone must not say it. */
export function hatch(model: ChartModel, theme: GrafanaTheme2) {
  return (plot: Plot): void => {
    for (const [i, time] of model.times.entries()) {
      if (model.incomplete[i]) {
        const [from, to] = bucketSpan(model, time);
        const left = Math.max(plot.bbox.left, plot.valToPos(from, "x", true));
        const right = Math.min(plot.bbox.left + plot.bbox.width, plot.valToPos(to, "x", true));
        stripe(plot, left, right, theme);
      }
    }
  };
}

/** Bars start at their step, points stand in the middle of their bucket. */
export function bucketSpan({ times, kind, step }: ChartModel, time: number): [number, number] {
  const width = step ?? bucketWidth(times);
  return kind === "bars" ? [time, time + width] : [time - width / 2, time + width / 2];
}

function stripe({ ctx, bbox }: Plot, left: number, right: number, theme: GrafanaTheme2): void {
  ctx.save();
  ctx.beginPath();
  ctx.rect(left, bbox.top, right - left, bbox.height);
  ctx.clip();
  ctx.fillStyle = theme.colors.action.hover;
  ctx.fillRect(left, bbox.top, right - left, bbox.height);
  ctx.strokeStyle = theme.colors.border.strong;
  ctx.lineWidth = devicePixelRatio;
  ctx.beginPath();
  const step = SPACING * devicePixelRatio;
  for (let x = left - bbox.height; x < right; x += step) {
    ctx.moveTo(x, bbox.top + bbox.height);
    ctx.lineTo(x + bbox.height, bbox.top);
  }
  ctx.stroke();
  ctx.restore();
}
