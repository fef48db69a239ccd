import { css } from "@emotion/css";
import type { GrafanaTheme2 } from "@grafana/data";
import { Text, useStyles2 } from "@grafana/ui";
import { useState } from "react";
import type { ContributionsDoc } from "../../shared/api/types.ts";
import { ChartPanel } from "../../shared/components/ChartPanel.tsx";
import { DataTable } from "../../shared/components/DataTable.tsx";
import { MoreButton } from "../../shared/components/MoreButton.tsx";
import { formatNumber } from "../../shared/format/cell.ts";
import { downloadText } from "../../shared/format/csv.ts";
import { ContributionList } from "./ContributionList.tsx";
import { contributionsCsv, effectText, type FlatRow, flatten, shareText } from "./contributions.ts";

interface Props {
  contributions: ContributionsDoc | null;
  currency: string | null;
}

/** Where the change comes from: for each dimension, how much of it each value brought. */
export function ContributionsPanel({ contributions, currency }: Props) {
  const title = contributions ? `Where the change in ${contributions.metric.name.toLowerCase()} is` : "Where it is";
  if (!contributions || contributions.dimensions.length === 0) {
    return (
      <ChartPanel
        title={title}
        chart={<Text color="secondary">This figure cannot be taken apart by country, category or the like.</Text>}
      />
    );
  }
  return (
    <ChartPanel
      title={title}
      description={`Compared with ${contributions.compared_with}. Bars are shares of the whole change; shares below ${shareText(contributions.minimum_share)} are left out.`}
      onCsv={() => downloadText("contributions.csv", contributionsCsv(contributions))}
      chart={<Dimensions doc={contributions} currency={currency} />}
      table={<Table doc={contributions} currency={currency} title={title} />}
    />
  );
}

interface DocProps {
  doc: ContributionsDoc;
  currency: string | null;
}

/** The first ones tell most; the others mostly say the same of everyone. */
const FEW = 2;

function Dimensions({ doc, currency }: DocProps) {
  const styles = useStyles2(getStyles);
  const [all, setAll] = useState(false);
  const { metric, actual, expected, dimensions, compared_with } = doc;
  const text = (value: number) => formatNumber(value, metric.unit, currency);
  return (
    <>
      <Text element="p">
        {metric.name}: {text(actual)} instead of {text(expected)}, compared with {compared_with}.
      </Text>
      <div className={styles.columns}>
        {dimensions.slice(0, all ? undefined : FEW).map(({ dimension, name, surprise, values }, i) => (
          <section key={dimension} aria-label={name} className={styles.dimension}>
            <Text element="h4" variant="h6">
              {name}
            </Text>
            <Text color="secondary" variant="bodySmall">
              {i === 0 && dimensions.length > 1 ? "Tells most. " : ""}
              {unevenness(surprise)}
            </Text>
            <ContributionList nodes={values} unit={metric.unit} currency={currency} label={`Parts by ${name}`} />
          </section>
        ))}
      </div>
      <MoreButton count={dimensions.length} few={FEW} all={all} onChange={setAll} />
    </>
  );
}

/** 0: every value changed as its size says. */
function unevenness(surprise: number): string {
  return surprise < 0.02 ? "All values changed about alike." : "The values changed unevenly.";
}

function Table({ doc, currency, title }: DocProps & { title: string }) {
  const { unit } = doc.metric;
  const text = (value: number) => formatNumber(value, unit, currency);
  return (
    <DataTable
      label={`${title} as a table`}
      rows={flatten(doc)}
      rowKey={({ path }, i) => `${path} ${i}`}
      currency={currency}
      maxHeight={420}
      columns={[
        { id: "path", header: "Part", wrap: true, cell: ({ path }) => path },
        { id: "share", header: "Share of all", align: "end", cell: ({ whole }) => shareText(whole) },
        { id: "actual", header: "Was", align: "end", cell: ({ node }) => text(node.actual) },
        { id: "expected", header: "Expected", align: "end", cell: ({ node }) => text(node.expected) },
        ...(unit === "ratio"
          ? [
              {
                id: "effect",
                header: "Through",
                wrap: true,
                cell: ({ node }: FlatRow) => effectText(node, unit),
              },
            ]
          : []),
      ]}
    />
  );
}

const getStyles = (theme: GrafanaTheme2) => ({
  columns: css({
    marginTop: theme.spacing(1.5),
    display: "grid",
    gap: theme.spacing(2, 3),
    gridTemplateColumns: "repeat(auto-fit, minmax(min(340px, 100%), 1fr))",
    alignItems: "start",
  }),
  dimension: css({ minWidth: 0 }),
});
