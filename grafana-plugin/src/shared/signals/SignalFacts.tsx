import { css } from "@emotion/css";
import type { GrafanaTheme2 } from "@grafana/data";
import { TextLink, useStyles2 } from "@grafana/ui";
import type { Signal } from "../api/types.ts";
import { IconWord } from "../components/IconWord.tsx";
import { countOf } from "../format/cell.ts";
import { formatMoment } from "../time/moment.ts";
import { KINDS, SEVERITIES } from "./kinds.ts";
import { sameThings, type Thing } from "./sameThings.ts";

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
  const things = sameThings(signals);
  return (
    <ul className={styles.list}>
      {things.slice(0, MOST).map((thing) => (
        <Fact key={thing.newest.id} thing={thing} timeZone={timeZone} href={hrefOf?.(thing.newest)} />
      ))}
      {things.length > MOST && <li>and {things.length - MOST} more, all in the table view</li>}
    </ul>
  );
}

function Fact({ thing, timeZone, href }: { thing: Thing; timeZone: string; href: string | undefined }) {
  const styles = useStyles2(getStyles);
  const { newest, oldest, times, severity } = thing;
  const first = formatMoment(oldest.started_at, timeZone);
  return (
    <li>
      <div className={styles.title}>
        {href ? (
          <TextLink href={href} external={href.startsWith("http")}>
            {newest.title}
          </TextLink>
        ) : (
          newest.title
        )}
      </div>
      <div className={styles.facts}>
        <IconWord {...SEVERITIES[severity]} />
        <span>{KINDS[newest.kind].name}</span>
        {times > 1 && (
          <span>
            {times} times since {first}, the last:
          </span>
        )}
        <span>{whenText(newest, timeZone)}</span>
        {newest.count > 1 && <span>{countOf(newest.count, "events")}</span>}
        <span>{dimensionText(newest)}</span>
      </div>
    </li>
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
