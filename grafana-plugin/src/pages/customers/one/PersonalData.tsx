import { Button, Text } from "@grafana/ui";
import { useCallback } from "react";
import { fetchDoc } from "../../../shared/api/client.ts";
import { useAction } from "../../../shared/api/useAction.ts";
import { personalDataRequest } from "../../../shared/customers/requests.ts";
import { downloadText } from "../../../shared/format/csv.ts";

/** All that is known of one person, to be handed to them. */
export function PersonalData({ id }: { id: string }) {
  const send = useCallback(() => fetchDoc(personalDataRequest(id)), [id]);
  const save = useCallback(
    (data: unknown) => downloadText(`customer-${id}.json`, JSON.stringify(data, null, 2), "application/json"),
    [id],
  );
  const { run, busy, failure } = useAction(send, save);
  return (
    <>
      <Button
        size="sm"
        variant="secondary"
        icon="download-alt"
        disabled={busy}
        tooltip="Everything that is known of this person, as JSON, to be handed to them"
        onClick={() => run(undefined)}
      >
        Their data
      </Button>
      {failure && (
        <Text color="error">
          {failure.what}: {failure.why}
        </Text>
      )}
    </>
  );
}
