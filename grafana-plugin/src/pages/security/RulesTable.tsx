import { Text } from "@grafana/ui";
import type { SecurityDoc } from "../../shared/api/types.ts";
import { ChartPanel } from "../../shared/components/ChartPanel.tsx";
import { DataTable, type TableColumn } from "../../shared/components/DataTable.tsx";
import { IconWord } from "../../shared/components/IconWord.tsx";
import { TextButton } from "../../shared/components/TextButton.tsx";
import { formatCount } from "../../shared/format/cell.ts";
import { downloadText, toCsv } from "../../shared/format/csv.ts";
import type { View } from "../../shared/url/useView.ts";
import { shareText } from "./falseAlarms.ts";
import { PRIORITIES } from "./priority.ts";

type Rule = SecurityDoc["rules"][number];

interface Props {
  view: View;
  doc: SecurityDoc;
}

export function RulesTable({ view, doc: { rules } }: Props) {
  return (
    <ChartPanel
      title="Rules"
      description="How often each rule speaks, and how often it was wrong, of the groups that have a verdict."
      onCsv={() => downloadText("rules.csv", rulesCsv(rules))}
      chart={
        rules.length === 0 ? (
          <Text color="secondary">No rule matched in this range.</Text>
        ) : (
          <DataTable
            label="Rules"
            rows={rules}
            rowKey={({ rule }) => rule}
            currency={null}
            maxHeight={360}
            columns={columns(view)}
          />
        )
      }
    />
  );
}

function columns(view: View): TableColumn<Rule>[] {
  return [
    {
      id: "rule",
      header: "Rule",
      cell: ({ rule }) => (
        <TextButton title="Show only this rule" onClick={() => view.setParams({ rule })}>
          {rule}
        </TextButton>
      ),
    },
    {
      id: "priority",
      header: "Priority",
      cell: ({ priority }) => <IconWord {...PRIORITIES[priority]} word={priority} />,
    },
    { id: "groups", header: "Groups", align: "end", cell: ({ groups }) => formatCount(groups) },
    { id: "alerts", header: "Alerts", align: "end", cell: ({ alerts }) => formatCount(alerts) },
    { id: "share", header: "False alarms", align: "end", cell: shareText },
  ];
}

function rulesCsv(rules: Rule[]): string {
  return toCsv(
    ["rule", "priority", "groups", "alerts", "verdicts", "false_alarms", "false_alarm_share"],
    rules.map((row) => [
      row.rule,
      row.priority,
      row.groups,
      row.alerts,
      row.verdicts,
      row.false_alarms,
      row.false_alarm_share,
    ]),
  );
}
