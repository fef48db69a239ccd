import { Stack } from "@grafana/ui";
import { useCallback, useState } from "react";
import { submit } from "../api/client.ts";
import { triagePath, triageRequest } from "../api/signalRequests.ts";
import type { SubjectKind, TriageAction, TriageDoc } from "../api/types.ts";
import { type Action, useAction } from "../api/useAction.ts";
import { useApi } from "../api/useApi.ts";
import { Bone } from "../components/Skeletons.tsx";
import { FailureMessage } from "../components/StateMessage.tsx";
import { AcknowledgeAndVerdict } from "./AcknowledgeAndVerdict.tsx";
import { AuditTrail } from "./AuditTrail.tsx";
import { CommentForm } from "./CommentForm.tsx";
import { SilenceForm } from "./SilenceForm.tsx";
import { StateBadge } from "./StateBadge.tsx";

interface Props {
  kind: SubjectKind;
  subject: string;
  timeZone: string;
  /** After something was written, so that the page behind can show it. */
  onChange: () => void;
}

export type TriageRun = Action<TriageAction>;

/** Where a subject stands, what can be done about it, and who did what, when and why. */
export function TriagePanel({ kind, subject, timeZone, onChange }: Props) {
  const loaded = useApi(triageRequest(kind, subject));
  const [written, setWritten] = useState<TriageDoc>();
  const send = useCallback(
    (action: TriageAction) => submit<TriageDoc>("POST", triagePath(kind, subject), action),
    [kind, subject],
  );
  const done = useCallback(
    (doc: TriageDoc) => {
      setWritten(doc);
      onChange();
    },
    [onChange],
  );
  const action = useAction(send, done);
  const doc = written ?? loaded.doc;
  if (loaded.failure) {
    return <FailureMessage failure={loaded.failure} onRetry={loaded.retry} />;
  }
  if (!doc) {
    return <Bone height={240} />;
  }
  return (
    <Stack direction="column" gap={2}>
      <div role="status" data-testid="triage-state">
        <StateBadge state={doc.state} timeZone={timeZone} />
      </div>
      <AcknowledgeAndVerdict state={doc.state} action={action} />
      <SilenceForm state={doc.state} timeZone={timeZone} action={action} />
      <CommentForm action={action} />
      {action.failure && <FailureMessage failure={forbidden(action.failure)} />}
      <AuditTrail events={doc.events} timeZone={timeZone} />
    </Stack>
  );
}

/** Reading works and judging does not: the role or the token's scope is missing, not the connection. */
function forbidden(failure: NonNullable<TriageRun["failure"]>): NonNullable<TriageRun["failure"]> {
  if (failure.kind !== "forbidden") {
    return failure;
  }
  return {
    ...failure,
    what: "You may read this, but not triage it",
    mend: "It takes the role Editor in Grafana, and a token with the scope “triage” on the Configuration page.",
  };
}
