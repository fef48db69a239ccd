import { Button } from "@grafana/ui";
import { useCallback } from "react";
import { fetchText } from "../../shared/api/client.ts";
import { useAction } from "../../shared/api/useAction.ts";
import { type CustomerQuestion, exportRequest } from "../../shared/customers/requests.ts";
import { downloadText } from "../../shared/format/csv.ts";

interface Props {
  question: CustomerQuestion;
  label: (segment: string) => string;
}

/** Every customer of the segment, where the button beside it takes only the page on screen. */
export function ExportButton({ question: { segment, currency }, label }: Props) {
  const send = useCallback(() => fetchText(exportRequest({ segment, currency })), [segment, currency]);
  const save = useCallback(
    (text: string) => downloadText(segment ? `customers-${segment}.csv` : "customers-all.csv", text),
    [segment],
  );
  const { run, busy, failure } = useAction(send, save);
  const name = segment ? `Export ${label(segment)}` : "Export all";
  return (
    <Button
      size="sm"
      variant="secondary"
      fill="text"
      icon={failure ? "exclamation-triangle" : "cloud-download"}
      disabled={busy}
      aria-label={failure ? `${name} failed: ${failure.why}` : `${name} customers as CSV`}
      tooltip={
        failure ? `${failure.what}: ${failure.why}` : "Every customer of the segment, whatever R, F and the search"
      }
      onClick={() => run(undefined)}
    >
      {name}
    </Button>
  );
}
