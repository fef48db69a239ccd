import { css } from "@emotion/css";
import type { GrafanaTheme2 } from "@grafana/data";
import { TooltipPlugin2, UPlotChart, useStyles2, useTheme2 } from "@grafana/ui";
import { type ReactNode, useMemo } from "react";
import { buildChart, CROSSHAIR, chartData, timeSpan } from "./buildChart.ts";
import { ChartLegend } from "./ChartLegend.tsx";
import { ChartTooltip } from "./ChartTooltip.tsx";
import type { ChartModel } from "./kpiChart.ts";
import { type PlotArea, usePlotArea } from "./usePlotArea.ts";
import { useWidth } from "./useWidth.ts";

interface Props {
  model: ChartModel;
  label: string;
  height: number;
  timeZone: string;
  formatAxis: (value: number) => string;
  onZoom?: (fromMs: number, toMs: number) => void;
  /** Drawn over the chart's inside, in the same time. */
  overlay?: (area: PlotArea, span: [number, number]) => ReactNode;
}

/** Room above the chart for what the overlay writes there. */
export const LANE = 20;

/** TooltipPlugin2's mode "all series under the crosshair"; its enum is not exported. */
const ALL_SERIES = 1;

export function TimeChart({ model, label, height, timeZone, formatAxis, onZoom, overlay }: Props) {
  const theme = useTheme2();
  const styles = useStyles2(getStyles);
  const [ref, width] = useWidth<HTMLDivElement>();
  const [area, onDraw] = usePlotArea();
  // biome-ignore lint/correctness/useExhaustiveDependencies: the formatter changes with the model
  const builder = useMemo(
    () => buildChart({ model, theme, timeZone: model.local ? "utc" : timeZone, formatAxis, onDraw }),
    [model, theme, timeZone],
  );
  const data = useMemo(() => chartData(model), [model]);
  const zoom = onZoom && (({ from, to }: { from: number; to: number }) => onZoom(from, to));
  return (
    <figure className={styles.figure} aria-label={`${label}. The same figures are in the table view.`}>
      <div className={styles.frame} style={{ paddingTop: overlay ? LANE : 0 }}>
        <div ref={ref} className={styles.plot} style={{ height }}>
          {width > 0 && (
            <UPlotChart data={data as never} width={width} height={height} config={builder}>
              <TooltipPlugin2
                config={builder}
                hoverMode={ALL_SERIES}
                {...CROSSHAIR}
                queryZoom={zoom}
                render={(_plot, indexes) => (
                  <ChartTooltip
                    model={model}
                    index={indexes.find((i, s) => s > 0 && i !== null) ?? indexes[0] ?? null}
                  />
                )}
              />
            </UPlotChart>
          )}
        </div>
        {area && overlay?.({ ...area, top: area.top + LANE }, timeSpan(model))}
      </div>
      <ChartLegend model={model} />
    </figure>
  );
}

const getStyles = (theme: GrafanaTheme2) => ({
  figure: css({ margin: 0, minWidth: 0 }),
  frame: css({ position: "relative" }),
  plot: css({ width: "100%", overflow: "hidden", marginBottom: theme.spacing(0.5) }),
});
