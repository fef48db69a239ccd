import { Drawer, Text } from "@grafana/ui";
import { useState } from "react";
import { monitorsRequest } from "../../../shared/api/incidentRequests.ts";
import type { Monitor } from "../../../shared/api/types.ts";
import { useApi } from "../../../shared/api/useApi.ts";
import { DataTable } from "../../../shared/components/DataTable.tsx";
import { Bone } from "../../../shared/components/Skeletons.tsx";
import { FailureMessage } from "../../../shared/components/StateMessage.tsx";
import { MonitorForm } from "./MonitorForm.tsx";
import { monitorColumns } from "./monitorColumns.tsx";

export function Monitors({ timeZone }: { timeZone: string }) {
  const [revision, setRevision] = useState(0);
  const { doc, failure, loading, retry } = useApi(monitorsRequest, revision);
  const [edited, setEdited] = useState<Monitor>();
  const [saved, setSaved] = useState("");
  if (failure) {
    return <FailureMessage failure={failure} onRetry={retry} />;
  }
  if (!doc) {
    return <Bone height={240} />;
  }
  const done = (name: string) => {
    setEdited(undefined);
    setSaved(name);
    setRevision((count) => count + 1);
  };
  return (
    <div aria-busy={loading}>
      {doc.rows.length === 0 && <Text color="secondary">Nothing is watched yet: there are no orders.</Text>}
      {doc.rows.length > 0 && (
        <DataTable
          label="What is watched"
          rows={doc.rows}
          rowKey={({ id }) => id}
          currency={null}
          maxHeight={420}
          columns={monitorColumns(timeZone, setEdited)}
        />
      )}
      <div role="status">
        {saved && <Text color="secondary">{`Saved: ${saved}. Hours to come are judged by it.`}</Text>}
      </div>
      {edited && (
        <Drawer title="Watch settings" subtitle={edited.name} size="md" onClose={() => setEdited(undefined)}>
          <MonitorForm monitor={edited} timeZone={timeZone} onSaved={() => done(edited.name)} />
        </Drawer>
      )}
    </div>
  );
}
