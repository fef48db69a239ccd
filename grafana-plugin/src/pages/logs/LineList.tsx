import { css } from "@emotion/css";
import type { GrafanaTheme2 } from "@grafana/data";
import { Button, ClipboardButton, Stack, useStyles2 } from "@grafana/ui";
import type { Ref } from "react";
import type { LogLine } from "../../shared/api/types.ts";
import { ExpandList } from "../../shared/components/ExpandList.tsx";
import { attributeFacts, FactList } from "../../shared/components/FactList.tsx";
import { IconWord } from "../../shared/components/IconWord.tsx";
import { formatPrecise } from "../../shared/time/moment.ts";
import { LEVELS } from "./level.ts";

interface Props {
  timeZone: string;
  rows: LogLine[];
  /** In which order. */
  label?: string;
  /** Shows the lines of one service. */
  onService: (service: string) => void;
  ref?: Ref<HTMLElement>;
  onScrolled?: (scrolled: boolean) => void;
}

/** So far down that new lines on top would move what is being read. */
const READING_PX = 24;

export function LineList(props: Props) {
  const { timeZone, rows, label = "Lines, newest first", onService, ref, onScrolled } = props;
  const styles = useStyles2(getStyles);
  return (
    <section
      ref={ref}
      className={styles.scroll}
      aria-label="Log lines"
      onScroll={(event) => onScrolled?.(event.currentTarget.scrollTop > READING_PX)}
    >
      <ExpandList
        label={label}
        rows={rows}
        rowKey={({ id }) => id}
        summary={(line) => <Summary line={line} timeZone={timeZone} />}
        details={(line) => <Details line={line} onService={onService} />}
      />
    </section>
  );
}

function Summary({ line, timeZone }: { line: LogLine; timeZone: string }) {
  const styles = useStyles2(getStyles);
  const { at, service, level, message } = line;
  return (
    <span className={styles.line}>
      <time dateTime={at} className={styles.time}>
        {formatPrecise(at, timeZone)}
      </time>
      <span className={styles.level}>
        <IconWord {...LEVELS[level]} word={level} />
      </span>
      <span className={styles.service}>{service}</span>
      <span className={styles.message}>
        {message} <span className={styles.attributes}>{attributePreview(line)}</span>
      </span>
    </span>
  );
}

const SHOWN = 4;
/** Said by the line's own columns already, or of use to programs only. */
const LEFT_OUT = /^(level|msg|message|time|timestamp|service|env|hostname|pid|.*_?id|trace.*|span.*)$/i;

/** The first few short attributes: a message such as "request" says little without them. */
function attributePreview({ line, attributes }: LogLine): string {
  return Object.entries({ ...jsonFields(line), ...attributes })
    .filter(([name, value]) => !LEFT_OUT.test(name) && ["string", "number", "boolean"].includes(typeof value))
    .slice(0, SHOWN)
    .map(([name, value]) => `${name}=${value}`)
    .join(" ");
}

function Details({ line, onService }: { line: LogLine } & Pick<Props, "onService">) {
  const { at, service, env, source, line: whole, attributes } = line;
  return (
    <Stack direction="column" gap={1}>
      <FactList
        code
        facts={[
          ...attributeFacts({ time: at, service, env, source, ...jsonFields(whole), ...attributes }),
          { name: "whole line", value: whole },
        ]}
      />
      <Stack gap={1} wrap="wrap">
        <ClipboardButton size="sm" variant="secondary" icon="copy" getText={() => whole}>
          Copy line
        </ClipboardButton>
        <Button size="sm" variant="secondary" icon="filter" onClick={() => onService(service)}>
          Only {service}
        </Button>
      </Stack>
    </Stack>
  );
}

/** The fields of a line that is a JSON object. */
function jsonFields(line: string): Record<string, unknown> {
  try {
    const value: unknown = JSON.parse(line);
    return typeof value === "object" && value !== null && !Array.isArray(value) ? { ...value } : {};
  } catch {
    return {};
  }
}

const getStyles = (theme: GrafanaTheme2) => ({
  scroll: css({ maxHeight: 560, overflow: "auto", overflowAnchor: "none" }),
  line: css({
    display: "flex",
    flexWrap: "wrap",
    gap: theme.spacing(0, 1.5),
    minWidth: 0,
    flex: 1,
    fontFamily: theme.typography.fontFamilyMonospace,
    fontSize: theme.typography.bodySmall.fontSize,
  }),
  time: css({ color: theme.colors.text.secondary, whiteSpace: "nowrap" }),
  level: css({ width: 72 }),
  service: css({ minWidth: 80, color: theme.colors.text.secondary }),
  attributes: css({ color: theme.colors.text.secondary }),
  message: css({ flex: "1 1 300px", minWidth: 0, overflowWrap: "anywhere" }),
});
