import { Text } from "@grafana/ui";
import type { AlertGroupDoc } from "../../shared/api/types.ts";
import { ChartPanel } from "../../shared/components/ChartPanel.tsx";
import { DataTable } from "../../shared/components/DataTable.tsx";
import { formatMoment } from "../../shared/time/moment.ts";

interface Props {
  notifications: AlertGroupDoc["notifications"];
  timeZone: string;
}

export function Notifications({ notifications, timeZone }: Props) {
  return (
    <ChartPanel
      title="Notifications"
      description="What Grafana's alert rules sent about this group."
      chart={
        notifications.length === 0 ? (
          <Text color="secondary">No notification was sent about this group.</Text>
        ) : (
          <DataTable
            label="Notifications"
            rows={notifications}
            rowKey={({ at, title }, i) => `${at} ${title} ${i}`}
            currency={null}
            maxHeight={240}
            columns={[
              { id: "title", header: "Rule", cell: ({ title }) => title },
              { id: "state", header: "State", cell: ({ state }) => state },
              { id: "at", header: "When", cell: ({ at }) => formatMoment(at, timeZone) },
            ]}
          />
        )
      }
    />
  );
}
