import { TextLink } from "@grafana/ui";
import { APP_PATH } from "../../constants.ts";
import type { AlertGroup } from "../../shared/api/types.ts";
import type { TableColumn } from "../../shared/components/DataTable.tsx";
import { IconWord } from "../../shared/components/IconWord.tsx";
import { MiniTrend } from "../../shared/components/MiniTrend.tsx";
import { Moment } from "../../shared/components/Moment.tsx";
import { formatCount } from "../../shared/format/cell.ts";
import { StateBadge } from "../../shared/triage/StateBadge.tsx";
import { AtStake } from "./AtStake.tsx";
import { PRIORITIES } from "./priority.ts";

export function groupColumns(shared: string, timeZone: string): TableColumn<AlertGroup>[] {
  return [
    {
      id: "rule",
      header: "Rule",
      cell: ({ id, rule }) => (
        <TextLink href={`${APP_PATH}/security/${id}${shared}`} inline={false}>
          {rule}
        </TextLink>
      ),
    },
    {
      id: "priority",
      header: "Priority",
      cell: ({ priority }) => <IconWord {...PRIORITIES[priority]} word={priority} />,
    },
    {
      id: "place",
      header: "Place",
      cell: ({ place, place_kind }) => (place_kind === "host" ? `${place} (host)` : place),
    },
    {
      id: "at_stake",
      header: "At stake",
      align: "end",
      cell: ({ at_stake }) => <AtStake stake={at_stake} shared={shared} />,
    },
    { id: "trend", header: "Trend", cell: ({ trend }) => <MiniTrend counts={trend} /> },
    { id: "alerts", header: "Alerts", align: "end", cell: ({ alerts }) => formatCount(alerts) },
    { id: "last_seen", header: "Last seen", cell: ({ last_seen }) => <Moment at={last_seen} timeZone={timeZone} /> },
    { id: "state", header: "State", cell: ({ triage }) => <StateBadge state={triage} timeZone={timeZone} /> },
  ];
}
