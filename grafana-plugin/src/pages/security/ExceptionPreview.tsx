import { css } from "@emotion/css";
import type { GrafanaTheme2 } from "@grafana/data";
import { ClipboardButton, Stack, Text, useStyles2 } from "@grafana/ui";
import type { ExceptionDoc } from "../../shared/api/types.ts";
import { DataTable } from "../../shared/components/DataTable.tsx";
import { countOf, formatCount } from "../../shared/format/cell.ts";
import { formatPrecise } from "../../shared/time/moment.ts";

interface Props {
  doc: ExceptionDoc;
  timeZone: string;
}

export function ExceptionPreview({ doc, timeZone }: Props) {
  const styles = useStyles2(getStyles);
  return (
    <div className={styles.columns}>
      <div className={styles.part}>
        <Stack justifyContent="space-between" alignItems="center" wrap="wrap">
          <Text element="h4" variant="h6">
            For Falco's rules
          </Text>
          <ClipboardButton size="sm" variant="secondary" icon="copy" getText={() => doc.yaml}>
            Copy
          </ClipboardButton>
        </Stack>
        {/* biome-ignore lint/a11y/noNoninteractiveTabindex: text that scrolls must take the keyboard */}
        <section className={styles.code} tabIndex={0} aria-label="Exception as YAML">
          <pre>{doc.yaml}</pre>
        </section>
      </div>
      <div className={styles.part}>
        <Text element="h4" variant="h6">
          What it would have hidden
        </Text>
        <p data-testid="exception-hides">
          {formatCount(doc.hides)} of {countOf(doc.of, "alerts")} of this rule that are kept.
        </p>
        <DataTable
          label="By place"
          rows={doc.places}
          rowKey={({ place }) => place}
          currency={null}
          maxHeight={200}
          columns={[
            { id: "place", header: "Place", cell: ({ place }) => place },
            { id: "hides", header: "Hidden", align: "end", cell: ({ hides }) => formatCount(hides) },
            { id: "of", header: "Of", align: "end", cell: ({ of }) => formatCount(of) },
          ]}
        />
        <ul className={styles.samples} aria-label="Samples of what would be hidden">
          {doc.samples.map(({ at, output }) => (
            <li key={`${at} ${output}`}>
              <time dateTime={at}>{formatPrecise(at, timeZone)}</time> {output}
            </li>
          ))}
        </ul>
      </div>
    </div>
  );
}

const getStyles = (theme: GrafanaTheme2) => ({
  columns: css({
    display: "grid",
    gap: theme.spacing(2),
    gridTemplateColumns: "repeat(auto-fit, minmax(min(380px, 100%), 1fr))",
  }),
  part: css({ minWidth: 0, p: { margin: theme.spacing(0.5, 0) } }),
  code: css({ marginTop: theme.spacing(1), maxHeight: 320, overflow: "auto", pre: { margin: 0 } }),
  samples: css({
    listStyle: "none",
    margin: theme.spacing(1, 0, 0),
    padding: 0,
    fontFamily: theme.typography.fontFamilyMonospace,
    fontSize: theme.typography.bodySmall.fontSize,
    overflowWrap: "anywhere",
    "& > li": { padding: theme.spacing(0.5, 0), borderTop: `1px solid ${theme.colors.border.weak}` },
    time: { color: theme.colors.text.secondary },
  }),
});
