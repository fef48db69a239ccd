import { css } from "@emotion/css";
import type { GrafanaTheme2 } from "@grafana/data";
import { Text, useStyles2 } from "@grafana/ui";
import type { CustomerDoc } from "../../../shared/api/types.ts";
import { ChartPanel } from "../../../shared/components/ChartPanel.tsx";
import { DataTable } from "../../../shared/components/DataTable.tsx";

import { downloadText, toCsv } from "../../../shared/format/csv.ts";
import { MoveList } from "./MoveList.tsx";

/** Scores are quantiles of all customers; the reason for each is in words. */
export function ScoresPanel({ doc }: { doc: CustomerDoc }) {
  const styles = useStyles2(getStyles);
  const { scores, segment } = doc;
  return (
    <ChartPanel
      title={`Scores and segment: ${segment.label}`}
      description="R: recency, F: frequency, M: what was bought. Each is a quantile of all customers, the highest is best."
      onCsv={() =>
        downloadText(
          `scores-${doc.customer}.csv`,
          toCsv(
            ["score", "value", "of", "words"],
            scores.map((it) => [it.id, it.score, it.of, it.words]),
          ),
        )
      }
      chart={
        <>
          <ul className={styles.list} aria-label="Scores">
            {scores.map(({ id, score, of, words }) => (
              <li key={id} className={styles.row}>
                <span className={styles.name}>{id.toUpperCase()}</span>
                <span className={styles.steps} aria-hidden="true">
                  {Array.from({ length: of }, (_, i) => (
                    // biome-ignore lint/suspicious/noArrayIndexKey: the index is the score
                    <span key={i} className={i < score ? styles.full : styles.empty} />
                  ))}
                </span>
                <span>
                  {score} of {of}
                </span>
                <span className={styles.words}>{words}</span>
              </li>
            ))}
          </ul>
          <Text element="p" color="secondary">
            {segment.words}
          </Text>
          <MoveList moves={doc.moves} />
        </>
      }
      table={
        <DataTable
          label="Scores as a table"
          rows={scores}
          rowKey={({ id }) => id}
          currency={null}
          columns={[
            { id: "id", header: "Score", cell: ({ id }) => id.toUpperCase() },
            { id: "score", header: "Value", cell: ({ score, of }) => `${score} of ${of}` },
            { id: "words", header: "Why", wrap: true, cell: ({ words }) => words },
          ]}
        />
      }
    />
  );
}

const getStyles = (theme: GrafanaTheme2) => {
  const step = { width: 16, height: 10, borderRadius: 2 } as const;
  return {
    list: css({ listStyle: "none", margin: 0, padding: 0 }),
    row: css({
      display: "flex",
      flexWrap: "wrap",
      alignItems: "center",
      gap: theme.spacing(0, 1.5),
      padding: theme.spacing(0.75, 0),
      borderBottom: `1px solid ${theme.colors.border.weak}`,
    }),
    name: css({ width: 16, fontWeight: theme.typography.fontWeightMedium }),
    steps: css({ display: "inline-flex", gap: 2 }),
    full: css({ ...step, background: theme.visualization.getColorByName("blue") }),
    empty: css({ ...step, border: `1px solid ${theme.colors.border.medium}` }),
    words: css({ flex: "1 1 240px", color: theme.colors.text.secondary }),
  };
};
