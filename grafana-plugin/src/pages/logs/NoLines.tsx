import { Button, EmptyState } from "@grafana/ui";
import type { View } from "../../shared/url/useView.ts";
import { LOGS_HOME } from "./logsState.ts";

interface Props {
  view: View;
  filtered: boolean;
}

/** Where to look instead, or how lines come here at all. */
export function NoLines({ view, filtered }: Props) {
  const elsewhere = view.range.from !== LOGS_HOME.from || view.range.to !== LOGS_HOME.to;
  return (
    <EmptyState
      variant={filtered ? "not-found" : "call-to-action"}
      message={filtered ? "No line matches these filters in this range" : "No lines in this range"}
      button={
        elsewhere ? <Button onClick={() => view.update({ range: LOGS_HOME })}>Show the last hour</Button> : undefined
      }
    >
      {!filtered && (
        <>
          Services send lines by OpenTelemetry to <code>/v1/ingest/otlp</code>, or in Loki's push format to{" "}
          <code>/v1/ingest</code>.
        </>
      )}
    </EmptyState>
  );
}
