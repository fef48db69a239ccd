import { css } from "@emotion/css";
import type { GrafanaTheme2 } from "@grafana/data";
import { TooltipPlugin2, UPlotChart, useStyles2, useTheme2 } from "@grafana/ui";
import { type MouseEvent, type ReactNode, type RefObject, useMemo } from "react";
import { ALONE, buildChart, CROSSHAIR, chartData, timeSpan } from "./buildChart.ts";
import { ChartLegend } from "./ChartLegend.tsx";
import { ChartTooltip } from "./ChartTooltip.tsx";
import type { ChartModel } from "./kpiChart.ts";
import { useCrosshair } from "./useCrosshair.ts";
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
  /** Drawn under the chart, on the same axis and with its crosshair. */
  below?: (area: PlotArea, span: [number, number]) => ReactNode;
  /** Width of the axis on the left; left out: as its labels need. */
  gutter?: number;
}

/** Room above the chart for what the overlay writes there. */
export const LANE = 20;

/** TooltipPlugin2's mode "all series under the crosshair"; its enum is not exported. */
const ALL_SERIES = 1;

export function TimeChart(props: Props) {
  const { model, label, height, timeZone, formatAxis, onZoom, overlay, below, gutter } = props;
  const theme = useTheme2();
  const styles = useStyles2(getStyles);
  const [ref, width] = useWidth<HTMLDivElement>();
  const [area, onDraw] = usePlotArea();
  const [crosshair, onCursor] = useCrosshair<HTMLDivElement>();
  // biome-ignore lint/correctness/useExhaustiveDependencies: the formatter changes with the model
  const builder = useMemo(
    () => buildChart({ model, theme, timeZone: model.local ? "utc" : timeZone, formatAxis, onDraw, onCursor, gutter }),
    [model, theme, timeZone, gutter],
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
                {...(model.axis ? ALONE : CROSSHAIR)}
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
        {area && below && (
          <Below area={area} top={area.top + (overlay ? LANE : 0)} crosshair={crosshair} onCursor={onCursor}>
            {below(area, timeSpan(model))}
          </Below>
        )}
      </div>
      <ChartLegend model={model} />
    </figure>
  );
}

interface BelowProps {
  area: PlotArea;
  /** Where the crosshair begins. */
  top: number;
  crosshair: RefObject<HTMLDivElement | null>;
  onCursor: (x: number) => void;
  children: ReactNode;
}

function Below({ area, top, crosshair, onCursor, children }: BelowProps) {
  const styles = useStyles2(getStyles);
  const follow = (event: MouseEvent<HTMLDivElement>) => {
    const x = event.clientX - event.currentTarget.getBoundingClientRect().left - area.left;
    onCursor(x <= area.width ? x : -1);
  };
  return (
    <>
      {/* biome-ignore lint/a11y/noStaticElementInteractions: the line only follows the pointer */}
      <div onMouseMove={follow} onMouseLeave={() => onCursor(-1)}>
        {children}
      </div>
      <div className={styles.crosshair} style={{ left: area.left, top }}>
        <div ref={crosshair} className={styles.line} />
      </div>
    </>
  );
}

const getStyles = (theme: GrafanaTheme2) => ({
  figure: css({ margin: 0, minWidth: 0 }),
  frame: css({ position: "relative" }),
  plot: css({ width: "100%", overflow: "hidden", marginBottom: theme.spacing(0.5) }),
  crosshair: css({ position: "absolute", bottom: 0, width: 0, pointerEvents: "none" }),
  line: css({
    height: "100%",
    width: 0,
    visibility: "hidden",
    borderLeft: `1px dashed ${theme.colors.text.secondary}`,
  }),
});
