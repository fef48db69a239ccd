import { Text } from "@grafana/ui";
import type { Anomaly } from "../../shared/api/types.ts";
import type { TableColumn } from "../../shared/components/DataTable.tsx";
import { IconWord } from "../../shared/components/IconWord.tsx";
import { countOf, formatNumber } from "../../shared/format/cell.ts";
import { changeWords, formatP } from "../../shared/format/change.ts";
import { formatMoment } from "../../shared/time/moment.ts";

/** As a simulation answers it too. */
export type AnomalyRow = Omit<Anomaly, "id" | "incident_id">;

const figure = ({ unit, currency }: AnomalyRow, value: number) => formatNumber(value, unit, currency);

export function anomalyColumns(timeZone: string): TableColumn<AnomalyRow>[] {
  return [
    { id: "name", header: "Figure", cell: ({ name, value }) => name + (value && `, ${value}`) },
    {
      id: "change",
      header: "Change",
      cell: ({ change, direction }) => (
        <IconWord icon={direction === "up" ? "arrow-up" : "arrow-down"} tone="warning" word={changeWords(change)} />
      ),
    },
    { id: "actual", header: "Was", align: "end", cell: (row) => figure(row, row.actual) },
    { id: "expected", header: "Expected", align: "end", cell: (row) => figure(row, row.expected) },
    {
      id: "from",
      header: "From",
      cell: (row) => (
        <>
          {formatMoment(row.started_at, timeZone)}
          <BeganBy row={row} timeZone={timeZone} />
        </>
      ),
    },
    {
      id: "length",
      header: "For",
      cell: ({ buckets, ended_at }) => countOf(buckets, "hours") + (ended_at === null ? ", goes on" : ""),
    },
    {
      id: "z",
      header: "Distance",
      align: "end",
      cell: ({ z }) => `${new Intl.NumberFormat(undefined, { maximumFractionDigits: 1 }).format(z)} σ`,
    },
    { id: "p", header: "By chance (p)", align: "end", cell: ({ p }) => formatP(p) },
  ];
}

const HOUR = 3_600_000;

/** A small change shows late: then its begin is a stretch of hours. */
function BeganBy({ row: { started_at, began_by }, timeZone }: { row: AnomalyRow; timeZone: string }) {
  if (Date.parse(began_by) - Date.parse(started_at) <= HOUR) {
    return null;
  }
  return (
    <div>
      <Text color="secondary" variant="bodySmall">
        or until {formatMoment(began_by, timeZone)}
      </Text>
    </div>
  );
}
