import { Text, TextLink } from "@grafana/ui";
import type { Incident } from "../api/types.ts";
import { Change } from "../components/Change.tsx";
import type { TableColumn } from "../components/DataTable.tsx";
import { IconWord } from "../components/IconWord.tsx";
import { Moment } from "../components/Moment.tsx";
import { Money } from "../components/Money.tsx";
import { StateBadge } from "../triage/StateBadge.tsx";
import { causeHint, causeText, durationText, STATE_LOOKS, whereText } from "./words.ts";

export function incidentColumns(hrefOf: (incident: Incident) => string, timeZone: string): TableColumn<Incident>[] {
  return [
    {
      id: "title",
      header: "Incident",
      wrap: true,
      cell: (incident) => (
        <TextLink href={hrefOf(incident)} inline={false}>
          {incident.title}
        </TextLink>
      ),
    },
    { id: "state", header: "State", cell: ({ state }) => <IconWord {...STATE_LOOKS[state]} /> },
    {
      id: "when",
      header: "Began",
      cell: (incident) => (
        <>
          <Moment at={incident.started_at} timeZone={timeZone} />
          <div>
            <Text color="secondary" variant="bodySmall">
              {durationText(incident)}
            </Text>
          </div>
        </>
      ),
    },
    {
      id: "money",
      header: "Money at stake",
      align: "end",
      cell: ({ money }) => <Money money={money} />,
    },
    {
      id: "cause",
      header: "Likeliest cause",
      wrap: true,
      cell: (incident) => <span title={causeHint(incident)}>{causeText(incident)}</span>,
    },
    { id: "where", header: "Where", cell: ({ dimensions }) => whereText(dimensions) },
    {
      id: "change",
      header: "Change",
      align: "end",
      cell: ({ change, metric }) => <Change change={{ value: change, n: 1 }} direction={metric.direction} />,
    },
    {
      id: "triage",
      header: "Triage",
      cell: ({ triage }) => <StateBadge state={triage} timeZone={timeZone} />,
    },
  ];
}
