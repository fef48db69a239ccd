import type { GrafanaTheme2 } from "@grafana/data";
import type { ChartModel, Side } from "./kpiChart.ts";

interface Plot {
  ctx: CanvasRenderingContext2D;
  valToPos: (value: number, scale: string, canvasPixels?: boolean) => number;
}

const HALF = 5;
const GAP = 6;

/** Triangles that point away from the band at what lies outside it: a shape, because colour alone must not say it. */
export function outsideMarks({ times, series, outside }: ChartModel, theme: GrafanaTheme2) {
  const values = series.find(({ look }) => look === "main")?.values ?? [];
  return (plot: Plot): void => {
    plot.ctx.save();
    plot.ctx.fillStyle = theme.colors.error.text;
    plot.ctx.strokeStyle = theme.colors.background.primary;
    plot.ctx.lineWidth = devicePixelRatio;
    for (const [i, side] of (outside ?? []).entries()) {
      const [time, value] = [times[i], values[i]];
      if (side && time !== undefined && typeof value === "number") {
        triangle(plot.ctx, plot.valToPos(time, "x", true), plot.valToPos(value, "y", true), side);
      }
    }
    plot.ctx.restore();
  };
}

/** On the point's inner side, where there is room even at the chart's floor. */
function triangle(ctx: CanvasRenderingContext2D, x: number, y: number, side: Side): void {
  const [half, gap] = [HALF * devicePixelRatio, GAP * devicePixelRatio];
  const base = side === "below" ? y - gap - 2 * half : y + gap + 2 * half;
  const tip = side === "below" ? y - gap : y + gap;
  ctx.beginPath();
  ctx.moveTo(x - half, base);
  ctx.lineTo(x + half, base);
  ctx.lineTo(x, tip);
  ctx.closePath();
  ctx.fill();
  ctx.stroke();
}
