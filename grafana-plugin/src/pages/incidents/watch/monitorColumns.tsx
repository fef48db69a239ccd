import { Button } from "@grafana/ui";
import type { Monitor } from "../../../shared/api/types.ts";
import type { TableColumn } from "../../../shared/components/DataTable.tsx";
import { IconWord } from "../../../shared/components/IconWord.tsx";
import { formatCount } from "../../../shared/format/cell.ts";
import { formatMoment } from "../../../shared/time/moment.ts";
import { DIRECTIONS, sensitivityText } from "./sensitivity.ts";

export function monitorColumns(timeZone: string, onEdit: (monitor: Monitor) => void): TableColumn<Monitor>[] {
  return [
    { id: "name", header: "Figure", cell: ({ name }) => name },
    {
      id: "on",
      header: "Watched",
      cell: ({ settings: { enabled } }) => (
        <IconWord
          icon={enabled ? "check-circle" : "pause"}
          tone={enabled ? "good" : "quiet"}
          word={enabled ? "Yes" : "Off"}
        />
      ),
    },
    {
      id: "sensitivity",
      header: "Sensitivity",
      cell: ({ settings, changed }) => sensitivityText(settings.false_alarm_rate) + (changed ? " (changed)" : ""),
    },
    { id: "direction", header: "Counts", cell: ({ settings }) => DIRECTIONS[settings.direction] },
    {
      id: "series",
      header: "Series",
      cell: ({ series, learning }) =>
        `${formatCount(series)} series${learning > 0 ? `, ${formatCount(learning)} still learning` : ""}`,
    },
    {
      id: "judged",
      header: "Judged until",
      cell: ({ judged_to }) => (judged_to === null ? "Not judged yet" : formatMoment(judged_to, timeZone)),
    },
    {
      id: "edit",
      header: "Change",
      cell: (monitor) => (
        <Button
          size="sm"
          variant="secondary"
          fill="text"
          icon="pen"
          aria-label={`Edit ${monitor.name}`}
          onClick={() => onEdit(monitor)}
        >
          Edit
        </Button>
      ),
    },
  ];
}
