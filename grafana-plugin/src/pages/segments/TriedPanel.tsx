import { css } from "@emotion/css";
import type { GrafanaTheme2 } from "@grafana/data";
import { Text, useStyles2 } from "@grafana/ui";
import type { SegmentsDoc, TriedDoc } from "../../shared/api/types.ts";
import { ChartPanel } from "../../shared/components/ChartPanel.tsx";
import { DataTable, type TableColumn } from "../../shared/components/DataTable.tsx";
import { FactList } from "../../shared/components/FactList.tsx";
import { Heading } from "../../shared/components/Heading.tsx";
import { IconWord } from "../../shared/components/IconWord.tsx";
import { countOf, formatCount } from "../../shared/format/cell.ts";
import { downloadText } from "../../shared/format/csv.ts";
import { formatMoment, formatSeconds } from "../../shared/time/moment.ts";
import type { View } from "../../shared/url/useView.ts";
import { TestCurve } from "./TestCurve.tsx";
import { chosenOf, chosenWords, TESTS, triedCsv, triedText, triedValue } from "./tried.ts";

interface Props {
  doc: SegmentsDoc;
  view: View;
  loading: boolean;
}

const TITLE = "How many segments, and why";

export function TriedPanel({ doc, view, loading }: Props) {
  const styles = useStyles2(getStyles);
  return (
    <ChartPanel
      title={TITLE}
      description="The number whose segments lie best apart is taken, by the mean silhouette. The other figures are told, as a shop may want more."
      loading={loading}
      onCsv={() => downloadText("segments-tried.csv", triedCsv(doc))}
      chart={
        <>
          <Text element="p">{chosenWords(doc)}</Text>
          <div className={styles.curves}>
            {TESTS.map((test) => (
              <TestCurve key={test.id} test={test} doc={doc} />
            ))}
          </div>
          <Heading text="How they were found" />
          <FactList facts={settingFacts(doc, view.timeZone)} />
        </>
      }
      table={
        <DataTable
          label={`${TITLE} as a table`}
          columns={triedColumns(doc)}
          rows={doc.tried}
          rowKey={({ segments }) => String(segments)}
          currency={null}
        />
      }
    />
  );
}

function settingFacts(doc: SegmentsDoc, timeZone: string) {
  const { settings, segments, fitted_as_of, made_at, elapsed_ms } = doc;
  const names = new Map(segments[0]?.profile.map(({ feature, name }) => [feature, name]));
  return [
    { name: "Grouped by", value: settings.features.map((id) => names.get(id) ?? id).join(", ") },
    { name: "Tried", value: `${settings.from} to ${settings.to} segments, seed ${formatCount(settings.seed)}` },
    { name: "Found on", value: fitted_as_of ? `what was known before ${formatMoment(fitted_as_of, "utc")}` : "" },
    {
      name: "Made",
      value: made_at ? `${formatMoment(made_at, timeZone)}, in ${formatSeconds((elapsed_ms ?? 0) / 1000)}` : "",
    },
    { name: "Found anew", value: `after ${countOf(settings.refit_days, "days")}, or when settings change` },
  ];
}

function triedColumns(doc: SegmentsDoc): TableColumn<TriedDoc>[] {
  const chosen = chosenOf(doc);
  return [
    { id: "segments", header: "Segments", cell: ({ segments }) => String(segments) },
    ...TESTS.map(
      ({ id, name }): TableColumn<TriedDoc> => ({
        id,
        header: name,
        align: "end",
        cell: (it) => {
          const value = triedValue(it, id);
          return value === null ? "Not enough data" : triedText(value, id);
        },
      }),
    ),
    {
      id: "chosen",
      header: "Chosen",
      cell: (it) => (it === chosen ? <IconWord icon="check" tone="good" word="Chosen" /> : ""),
    },
  ];
}

const getStyles = (theme: GrafanaTheme2) => ({
  curves: css({
    display: "grid",
    gap: theme.spacing(2),
    gridTemplateColumns: "repeat(auto-fit, minmax(min(150px, 100%), 1fr))",
    margin: theme.spacing(1, 0),
  }),
});
