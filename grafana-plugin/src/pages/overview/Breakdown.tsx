import { Button, Text } from "@grafana/ui";
import { useState } from "react";
import { fetchCsv } from "../../shared/api/client.ts";
import { type FilterId, kpiRequest, withoutFilter } from "../../shared/api/request.ts";
import type { KpiDoc, KpiRow } from "../../shared/api/types.ts";
import { useApi } from "../../shared/api/useApi.ts";
import { type Bar, BarList } from "../../shared/components/BarList.tsx";
import { Change } from "../../shared/components/Change.tsx";
import { ChartPanel } from "../../shared/components/ChartPanel.tsx";
import { DataTable } from "../../shared/components/DataTable.tsx";
import { Bone } from "../../shared/components/Skeletons.tsx";
import { FailureMessage } from "../../shared/components/StateMessage.tsx";
import { cellValue, countOf, formatCell } from "../../shared/format/cell.ts";
import { downloadText } from "../../shared/format/csv.ts";
import { FILTER_NAMES } from "../../shared/toolbar/FilterBar.tsx";
import type { View } from "../../shared/url/useView.ts";
import { toggleFilter } from "../../shared/url/viewState.ts";
import { breakdownColumns, groupLabel } from "./breakdownTable.ts";

interface Props {
  view: View;
  metric: string;
  dimension: FilterId;
}

const FEW = 8;
const MANY = 100;

export function Breakdown({ view, metric, dimension }: Props) {
  const [limit, setLimit] = useState(FEW);
  const slice = { ...view.slice, filters: withoutFilter(view.filters, dimension) };
  const request = kpiRequest({ ...slice, metric, interval: "none", compare: view.compare, groupBy: dimension, limit });
  const { doc, failure, loading, retry } = useApi(request);
  const name = FILTER_NAMES[dimension];
  if (failure) {
    return <FailureMessage failure={failure} onRetry={retry} />;
  }
  if (!doc) {
    return <Bone height={320} />;
  }
  const title = `${doc.metric.name} by ${name.toLowerCase()}`;
  return (
    <ChartPanel
      title={title}
      loading={loading}
      onCsv={async () => downloadText(`${metric}-by-${dimension}.csv`, await fetchCsv(request))}
      table={
        <DataTable
          label={`${title} as a table`}
          columns={breakdownColumns(doc, name, dimension)}
          rows={doc.rows}
          rowKey={(row) => row.group?.[dimension] ?? ""}
          currency={doc.currency}
          maxHeight={400}
        />
      }
      chart={
        <>
          <BarList
            bars={doc.rows.map((row) => toBar(doc, row, dimension))}
            chosen={view.filters[dimension] ?? []}
            onToggle={(value) => view.update({ filters: toggleFilter(view.filters, dimension, value) })}
          />
          {doc.rows.length === 0 && <Text color="secondary">Nothing in this range.</Text>}
          {doc.groups > FEW && (
            <Button size="sm" fill="text" variant="secondary" onClick={() => setLimit(limit === FEW ? MANY : FEW)}>
              {limit === FEW ? `Show more (${doc.groups} in all)` : "Show fewer"}
            </Button>
          )}
        </>
      }
    />
  );
}

function toBar(doc: KpiDoc, row: KpiRow, dimension: FilterId): Bar {
  const { unit, n_of, direction } = doc.metric;
  const { text, reason } = formatCell(row.cell, unit, doc.currency);
  const label = groupLabel(row, dimension);
  return {
    id: row.group?.[dimension] ?? "",
    label,
    value: cellValue(row.cell),
    text,
    hint: `${label}: ${reason ?? text}, ${countOf(row.cell.n, n_of)}. Click to filter.`,
    change: doc.comparison ? <Change change={row.change} direction={direction} focusable={false} /> : undefined,
  };
}
