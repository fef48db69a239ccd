import { css } from "@emotion/css";
import type { GrafanaTheme2 } from "@grafana/data";
import { Text, useStyles2 } from "@grafana/ui";
import type { FalcoAlert } from "../../shared/api/types.ts";
import { ChartPanel } from "../../shared/components/ChartPanel.tsx";
import { ExpandList } from "../../shared/components/ExpandList.tsx";
import { attributeFacts, FactList } from "../../shared/components/FactList.tsx";
import { downloadText, toCsv } from "../../shared/format/csv.ts";
import { formatPrecise } from "../../shared/time/moment.ts";

interface Props {
  alerts: FalcoAlert[];
  timeZone: string;
}

const MOST = 100;

export function GroupAlerts({ alerts, timeZone }: Props) {
  const styles = useStyles2(getStyles);
  return (
    <ChartPanel
      title={alerts.length === MOST ? `Newest ${MOST} alerts` : "Alerts"}
      description="Open one to see every field that Falco sent."
      onCsv={() => downloadText("alerts.csv", alertsCsv(alerts))}
      chart={
        alerts.length === 0 ? (
          <Text color="secondary">No alerts in this range.</Text>
        ) : (
          <section className={styles.scroll} aria-label="Alerts of this group">
            <ExpandList
              label="Alerts"
              rows={alerts}
              rowKey={({ id }) => id}
              summary={({ at, output }) => (
                <span className={styles.summary}>
                  <time dateTime={at} className={styles.time}>
                    {formatPrecise(at, timeZone)}
                  </time>
                  <span className={styles.output}>{output}</span>
                </span>
              )}
              details={({ at, priority, fields }) => (
                <FactList code facts={attributeFacts({ time: at, priority, ...fields })} />
              )}
            />
          </section>
        )
      }
    />
  );
}

function alertsCsv(alerts: FalcoAlert[]): string {
  const names = [...new Set(alerts.flatMap(({ fields }) => Object.keys(fields)))].toSorted();
  const text = (value: FalcoAlert["fields"][string] | undefined) => (value === undefined ? null : String(value));
  return toCsv(
    ["id", "at", "priority", "output", ...names],
    alerts.map(({ id, at, priority, output, fields }) => [
      id,
      at,
      priority,
      output,
      ...names.map((name) => text(fields[name])),
    ]),
  );
}

const getStyles = (theme: GrafanaTheme2) => ({
  scroll: css({ maxHeight: 420, overflow: "auto" }),
  summary: css({
    display: "flex",
    flexWrap: "wrap",
    gap: theme.spacing(0, 2),
    minWidth: 0,
    fontFamily: theme.typography.fontFamilyMonospace,
    fontSize: theme.typography.bodySmall.fontSize,
  }),
  time: css({ color: theme.colors.text.secondary, whiteSpace: "nowrap" }),
  output: css({ flex: "1 1 320px", minWidth: 0, overflowWrap: "anywhere" }),
});
