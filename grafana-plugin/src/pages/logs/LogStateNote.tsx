import { Alert, Text } from "@grafana/ui";
import type { LogState } from "../../shared/api/types.ts";
import { countOf } from "../../shared/format/cell.ts";

/** No lines is another thing than lines that cannot be asked for. */
export const UNKNOWN = "Not known: the place where the lines are kept does not answer.";

/** Where the lines are kept, and loudly where that place does not answer. */
export function LogStateNote({ state }: { state: LogState }) {
  const { source, reachable, message, waiting, kept_days } = state;
  if (!reachable) {
    return (
      <Alert severity="error" title={source === "loki" ? "Loki does not answer" : "The log store does not answer"}>
        <div>{message}</div>
        <div>
          {waiting > 0
            ? `${countOf(waiting, "lines")} wait here and will be sent on; nothing accepted is lost.`
            : "New lines are kept here until it answers."}
        </div>
        <div>Check that it runs, then refresh.</div>
      </Alert>
    );
  }
  const kept = kept_days === null ? "" : `, kept for ${countOf(kept_days, "days")}`;
  return (
    <Text color="secondary" variant="bodySmall">
      Lines from {source === "loki" ? "Loki" : "Vigie's own store"}
      {kept}.{waiting > 0 && ` ${countOf(waiting, "lines")} wait to be sent on.`}
    </Text>
  );
}
