import { Button, Stack } from "@grafana/ui";
import { type FormEvent, useCallback, useState } from "react";
import { submit } from "../../../shared/api/client.ts";
import { monitorPath } from "../../../shared/api/incidentRequests.ts";
import type { Failure } from "../../../shared/api/problem.ts";
import type { Monitor, MonitorSettings } from "../../../shared/api/types.ts";
import { useAction } from "../../../shared/api/useAction.ts";
import { FailureMessage } from "../../../shared/components/StateMessage.tsx";
import { type Draft, toDraft, toSettings } from "./draft.ts";
import { MonitorFields } from "./MonitorFields.tsx";
import { Simulation } from "./Simulation.tsx";

interface Props {
  monitor: Monitor;
  timeZone: string;
  onSaved: () => void;
}

/** Tried on the past before it counts for what is to come. */
export function MonitorForm({ monitor, timeZone, onSaved }: Props) {
  const [draft, setDraft] = useState<Draft>(() => toDraft(monitor.settings));
  const [tried, setTried] = useState<MonitorSettings>();
  const { id } = monitor;
  const send = useCallback((settings: MonitorSettings) => submit<unknown>("PUT", monitorPath(id), settings), [id]);
  const action = useAction(send, onSaved);
  const settings = toSettings(draft);
  const save = async (event: FormEvent) => {
    event.preventDefault();
    if (settings) {
      await action.run(settings);
    }
  };
  return (
    <form onSubmit={save} aria-label={`How ${monitor.name} is watched`}>
      <Stack direction="column" gap={2}>
        <MonitorFields monitor={monitor} draft={draft} onChange={setDraft} />
        <Stack gap={1} wrap="wrap">
          <Button variant="secondary" icon="history-alt" disabled={!settings} onClick={() => setTried(settings)}>
            Try on the last 28 days
          </Button>
          <Button type="submit" icon="save" disabled={!settings || action.busy}>
            Save
          </Button>
        </Stack>
        {action.failure && <FailureMessage failure={refused(action.failure)} />}
        {tried && <Simulation monitor={id} settings={tried} timeZone={timeZone} />}
      </Stack>
    </form>
  );
}

/** Whoever may read may try; to change what all are told of takes more. */
function refused(failure: Failure): Failure {
  if (failure.kind !== "forbidden") {
    return failure;
  }
  return {
    ...failure,
    what: "You may try this, but not save it",
    mend: "It takes the role Admin in Grafana, and an administration token with the scope “admin” on the Configuration page.",
  };
}
