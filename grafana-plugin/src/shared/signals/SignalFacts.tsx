import { css } from "@emotion/css";
import type { GrafanaTheme2 } from "@grafana/data";
import { TextLink, useStyles2 } from "@grafana/ui";
import type { Signal } from "../api/types.ts";
import { IconWord } from "../components/IconWord.tsx";
import { countOf } from "../format/cell.ts";
import { formatMoment } from "../time/moment.ts";
import { KINDS, SEVERITIES } from "./kinds.ts";

interface Props {
  signals: Signal[];
  timeZone: string;
  /** With it, titles lead on. */
  hrefOf?: (signal: Signal) => string | undefined;
}

const MOST = 8;

/** What a mark says on hover and focus: title, time, dimensions, severity. */
export function SignalFacts({ signals, timeZone, hrefOf }: Props) {
  const styles = useStyles2(getStyles);
  return (
    <ul className={styles.list}>
      {signals.slice(0, MOST).map((signal) => {
        const href = hrefOf?.(signal);
        const { word, ...look } = SEVERITIES[signal.severity];
        return (
          <li key={signal.id}>
            <div className={styles.title}>
              {href ? (
                <TextLink href={href} external={href.startsWith("http")}>
                  {signal.title}
                </TextLink>
              ) : (
                signal.title
              )}
            </div>
            <div className={styles.facts}>
              <IconWord {...look} word={word} />
              <span>{KINDS[signal.kind].name}</span>
              <span>{whenText(signal, timeZone)}</span>
              {signal.count > 1 && <span>{countOf(signal.count, "events")}</span>}
              <span>{dimensionText(signal)}</span>
            </div>
          </li>
        );
      })}
      {signals.length > MOST && <li>and {signals.length - MOST} more, all in the table view</li>}
    </ul>
  );
}

export function whenText({ started_at, ended_at }: Signal, timeZone: string): string {
  const start = formatMoment(started_at, timeZone);
  if (ended_at === started_at) {
    return start;
  }
  return ended_at === null ? `since ${start}` : `${start} to ${formatMoment(ended_at, timeZone)}`;
}

export function dimensionText({ dimensions }: Signal): string {
  return Object.entries(dimensions)
    .map(([name, value]) => `${name}: ${value}`)
    .join(", ");
}

const getStyles = (theme: GrafanaTheme2) => ({
  list: css({
    listStyle: "none",
    margin: 0,
    padding: 0,
    display: "flex",
    flexDirection: "column",
    gap: theme.spacing(1),
    maxWidth: 380,
    fontSize: theme.typography.bodySmall.fontSize,
  }),
  title: css({ fontWeight: theme.typography.fontWeightMedium, overflowWrap: "anywhere" }),
  facts: css({
    display: "flex",
    flexWrap: "wrap",
    gap: theme.spacing(0, 1),
    color: theme.colors.text.secondary,
    overflowWrap: "anywhere",
  }),
});
