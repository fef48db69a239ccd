import { Text, TextLink } from "@grafana/ui";
import type { Incident } from "../../shared/api/types.ts";
import { Change } from "../../shared/components/Change.tsx";
import type { TableColumn } from "../../shared/components/DataTable.tsx";
import { IconWord } from "../../shared/components/IconWord.tsx";
import { Moment } from "../../shared/components/Moment.tsx";
import { Money } from "../../shared/components/Money.tsx";
import { incidentHref } from "../../shared/incidents/incidentHref.ts";
import { causeHint, causeText, durationText, STATE_LOOKS, whereText } from "../../shared/incidents/words.ts";
import { StateBadge } from "../../shared/triage/StateBadge.tsx";

export function incidentColumns(shared: string, timeZone: string): TableColumn<Incident>[] {
  return [
    {
      id: "title",
      header: "Incident",
      wrap: true,
      cell: ({ id, title }) => (
        <TextLink href={incidentHref(id, shared)} inline={false}>
          {title}
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
