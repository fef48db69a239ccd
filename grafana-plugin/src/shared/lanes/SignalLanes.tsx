import { css } from "@emotion/css";
import type { GrafanaTheme2 } from "@grafana/data";
import { Text, TextLink, useStyles2 } from "@grafana/ui";
import type { Signal } from "../api/types.ts";
import { type Span, SpanLayer } from "../chart/SpanLayer.tsx";
import type { PlotArea } from "../chart/usePlotArea.ts";
import { countOf } from "../format/cell.ts";
import { ErrorBars } from "./ErrorBars.tsx";
import { Lane } from "./Lane.tsx";
import { LaneMarks } from "./LaneMarks.tsx";
import { type Errors, errorLanes, quietKinds, signalLanes } from "./lanes.ts";

interface Props {
  signals: Signal[];
  /** Null: the log store does not answer. */
  errors: Errors | null;
  /** Shaded through all lanes. */
  span: Span;
  area: PlotArea;
  axis: [number, number];
  timeZone: string;
  hrefOf: (signal: Signal) => string | undefined;
  logsHref: (service: string) => string;
}

/** What else happened, under a chart and on its axis: one lane for each service with errors and each kind of signal. */
export function SignalLanes({ signals, errors, span, area, axis, timeZone, hrefOf, logsHref }: Props) {
  const styles = useStyles2(getStyles);
  const services = errors ? errorLanes(errors) : [];
  const lanes = signalLanes(signals);
  return (
    <section className={styles.lanes} aria-label="What else happened">
      <SpanLayer spans={[span]} area={{ left: area.left, width: area.width }} axis={axis} />
      {services.map((lane) => (
        <Lane
          key={lane.service}
          area={area}
          name={
            <TextLink href={logsHref(lane.service)} inline={false} variant="bodySmall" color="primary">
              {`${lane.service}, ${countOf(lane.total, "errors")}`}
            </TextLink>
          }
        >
          {errors && <ErrorBars lane={lane} errors={errors} axis={axis} width={area.width} timeZone={timeZone} />}
        </Lane>
      ))}
      {lanes.map(({ kind, name, signals: shown }) => (
        <Lane key={kind} area={area} name={name}>
          <LaneMarks label={name} signals={shown} axis={axis} width={area.width} timeZone={timeZone} hrefOf={hrefOf} />
        </Lane>
      ))}
    </section>
  );
}

/** What the lanes do not show: kinds without a signal, and errors that cannot be asked for. */
export function LaneNote({ signals, errors }: Pick<Props, "signals" | "errors">) {
  const styles = useStyles2(getStyles);
  return (
    <div className={styles.rest}>
      <Text color="secondary" variant="bodySmall">
        {restText(errors, quietKinds(signals))}
      </Text>
    </div>
  );
}

function restText(errors: Errors | null, quiet: string[]): string {
  const logs = errors
    ? errorLanes(errors).length === 0
      ? "No service wrote an error. "
      : ""
    : "Errors are not known: the log store does not answer. ";
  return quiet.length > 0 ? `${logs}Nothing known of: ${quiet.join(", ")}.` : logs;
}

const getStyles = (theme: GrafanaTheme2) => ({
  lanes: css({ position: "relative", marginBottom: theme.spacing(0.5) }),
  rest: css({ padding: theme.spacing(0, 1, 0.5) }),
});
