import { css } from "@emotion/css";
import type { GrafanaTheme2, IconName } from "@grafana/data";
import { Icon, Text, useStyles2 } from "@grafana/ui";
import type { TimelineEntry } from "../../shared/api/types.ts";
import { ChartPanel } from "../../shared/components/ChartPanel.tsx";
import { downloadText, toCsv } from "../../shared/format/csv.ts";
import { formatMoment } from "../../shared/time/moment.ts";

interface Props {
  entries: TimelineEntry[];
  timeZone: string;
}

const ICONS: Record<TimelineEntry["kind"], { icon: IconName; name: string }> = {
  started: { icon: "play", name: "Began" },
  detected: { icon: "eye", name: "Detected" },
  signal: { icon: "signal", name: "Signal" },
  anomaly: { icon: "chart-line", name: "Anomaly" },
  notified: { icon: "bell", name: "Notified" },
  triage: { icon: "user", name: "Triage" },
  grew: { icon: "arrow-up", name: "Grew" },
  ended: { icon: "check-circle", name: "Ended" },
};

/** What happened and what was done, in order. */
export function TimelinePanel({ entries, timeZone }: Props) {
  const styles = useStyles2(getStyles);
  return (
    <ChartPanel
      title="Timeline"
      description="What happened and what was done, oldest first."
      onCsv={() => downloadText("timeline.csv", timelineCsv(entries))}
      chart={
        entries.length === 0 ? (
          <Text color="secondary">Nothing yet.</Text>
        ) : (
          // biome-ignore lint/a11y/noNoninteractiveTabindex: a region that scrolls must take the keyboard
          <section className={styles.scroll} tabIndex={0} aria-label="Timeline">
            <ol className={styles.list}>
              {entries.map(({ at, kind, text, by }, i) => (
                // biome-ignore lint/suspicious/noArrayIndexKey: two entries may say the same at the same time
                <li key={`${at} ${i}`} className={styles.entry}>
                  <Icon name={ICONS[kind].icon} size="sm" aria-hidden="true" className={styles.icon} />
                  <div className={styles.text}>
                    <div>{text}</div>
                    <div className={styles.note}>
                      <time dateTime={at}>{formatMoment(at, timeZone)}</time> · {ICONS[kind].name}
                      {by && ` · ${by}`}
                    </div>
                  </div>
                </li>
              ))}
            </ol>
          </section>
        )
      }
    />
  );
}

function timelineCsv(entries: TimelineEntry[]): string {
  return toCsv(
    ["at", "kind", "text", "by"],
    entries.map(({ at, kind, text, by }) => [at, kind, text, by]),
  );
}

const getStyles = (theme: GrafanaTheme2) => ({
  list: css({ listStyle: "none", margin: 0, padding: 0 }),
  scroll: css({ maxHeight: 560, overflow: "auto" }),
  entry: css({
    display: "flex",
    gap: theme.spacing(1),
    padding: theme.spacing(0.5, 0, 1),
    marginLeft: theme.spacing(0.5),
  }),
  icon: css({ flexShrink: 0, marginTop: 3, color: theme.colors.text.secondary }),
  text: css({ minWidth: 0, overflowWrap: "anywhere" }),
  note: css({ fontSize: theme.typography.bodySmall.fontSize, color: theme.colors.text.secondary }),
});
