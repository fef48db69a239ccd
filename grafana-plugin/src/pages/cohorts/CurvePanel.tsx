import { Text } from "@grafana/ui";
import { useMemo } from "react";
import type { CohortsDoc } from "../../shared/api/types.ts";
import { TimeChart } from "../../shared/chart/TimeChart.tsx";
import { MOST_LINES } from "../../shared/cohorts/question.ts";
import { formulaOf, periodName, shownAs, unitOf } from "../../shared/cohorts/words.ts";
import { ChartPanel } from "../../shared/components/ChartPanel.tsx";
import { DataTable } from "../../shared/components/DataTable.tsx";
import { formatCompact } from "../../shared/format/cell.ts";
import { downloadText, toCsv } from "../../shared/format/csv.ts";
import { curveColumns, curveCsv, curveModel, firstPeriod, periodsOf } from "./curve.ts";

interface Props {
  doc: CohortsDoc;
  loading: boolean;
}

const HEIGHT = 260;
/** A mean of fewer follows each of them. */
const FEW = 5;

export function CurvePanel({ doc, loading }: Props) {
  const model = useMemo(() => curveModel(doc), [doc]);
  const title = `Mean by ${doc.grain} since the first order`;
  const csv = () => {
    const { header, rows } = curveCsv(doc);
    downloadText("cohort-curve.csv", toCsv(header, rows));
  };
  return (
    <ChartPanel
      title={title}
      description={`${shownAs(doc)}, the mean of all cohorts that are old enough, weighted by their size. Formula: ${formulaOf(doc)}`}
      loading={loading}
      onCsv={csv}
      chart={
        model.times.length === 0 ? (
          <Text color="secondary">No cohort is old enough yet: a {doc.grain} after a first order must be over.</Text>
        ) : (
          <>
            <TimeChart
              model={model}
              height={HEIGHT}
              timeZone="utc"
              label={`${title}, ${model.times.length} points, ${model.series.length} lines`}
              formatAxis={(value) => formatCompact(value, unitOf(doc), doc.currency)}
            />
            <Notes doc={doc} />
          </>
        )
      }
      table={
        <DataTable
          label={`${title} as a table`}
          columns={curveColumns(doc)}
          rows={periodsOf(doc)}
          rowKey={String}
          currency={doc.currency}
          maxHeight={HEIGHT + 24}
        />
      }
    />
  );
}

function Notes({ doc }: Pick<Props, "doc">) {
  const more = doc.groups.filter(({ value }) => value !== doc.value).length - MOST_LINES + doc.more_groups;
  const few = doc.mean.find(({ cohorts, period }) => cohorts < FEW && period >= firstPeriod(doc))?.period;
  const notes = [
    `${shownAs(doc)}.`,
    few === undefined
      ? ""
      : `From ${periodName(few, doc.grain).toLowerCase()} on fewer than ${FEW} cohorts are in the mean.`,
    firstPeriod(doc) > 0 ? `The ${doc.grain} of the first order is no point of the curve.` : "",
    more > 0 ? `${more} smaller values of the attribute are not drawn.` : "",
  ];
  return (
    <Text color="secondary" variant="bodySmall">
      {notes.filter(Boolean).join(" ")}
    </Text>
  );
}
