import type { Freshness } from "../../shared/api/types.ts";
import { ChartPanel } from "../../shared/components/ChartPanel.tsx";
import { DataTable, type TableColumn } from "../../shared/components/DataTable.tsx";
import { IconWord, type Look } from "../../shared/components/IconWord.tsx";
import { Moment } from "../../shared/components/Moment.tsx";
import { downloadText, toCsv } from "../../shared/format/csv.ts";
import { formatSeconds } from "../../shared/time/moment.ts";

interface Props {
  rows: Freshness[];
  timeZone: string;
}

const STATES: Record<Freshness["state"], Look & { word: string }> = {
  ok: { word: "Fresh", icon: "check-circle", tone: "good" },
  late: { word: "Late", icon: "clock-nine", tone: "warning" },
  none: { word: "Nothing yet", icon: "minus-circle", tone: "quiet" },
};

export function FreshnessPanel({ rows, timeZone }: Props) {
  return (
    <ChartPanel
      title="Freshness"
      description="When each source last brought something, against how often it should."
      onCsv={() => downloadText("freshness.csv", freshnessCsv(rows))}
      chart={
        <DataTable
          label="Freshness"
          rows={rows}
          rowKey={({ source }) => source}
          currency={null}
          columns={columns(timeZone)}
        />
      }
    />
  );
}

function columns(timeZone: string): TableColumn<Freshness>[] {
  return [
    { id: "name", header: "Source", cell: ({ name }) => name },
    { id: "state", header: "State", cell: ({ state }) => <IconWord {...STATES[state]} /> },
    { id: "at", header: "Last", cell: ({ at }) => (at ? <Moment at={at} timeZone={timeZone} /> : "never") },
    {
      id: "expected",
      header: "Late after",
      align: "end",
      cell: ({ expected_seconds }) => formatSeconds(expected_seconds),
    },
  ];
}

function freshnessCsv(rows: Freshness[]): string {
  return toCsv(
    ["source", "name", "at", "age_seconds", "state", "expected_seconds"],
    rows.map((row) => [row.source, row.name, row.at, row.age_seconds, row.state, row.expected_seconds]),
  );
}
