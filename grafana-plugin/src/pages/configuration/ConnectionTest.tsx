import { Alert, Button, FieldSet, Stack } from "@grafana/ui";
import { useState } from "react";
import { FailureMessage } from "../../shared/components/StateMessage.tsx";
import { type ConnectionResult, testConnection } from "./testConnection.ts";

type State = { state: "idle" | "testing" } | ConnectionResult;

export function ConnectionTest() {
  const [result, setResult] = useState<State>({ state: "idle" });
  const run = async () => {
    setResult({ state: "testing" });
    setResult(await testConnection());
  };
  return (
    <FieldSet label="Connection">
      <Stack direction="column" gap={2}>
        <div>
          <Button variant="secondary" icon="plug" onClick={run} disabled={result.state === "testing"}>
            {result.state === "testing" ? "Testing…" : "Test connection"}
          </Button>
        </div>
        <div role="status">
          <Outcome result={result} />
        </div>
      </Stack>
    </FieldSet>
  );
}

function Outcome({ result }: { result: State }) {
  if (result.state === "failed") {
    return <FailureMessage failure={result.failure} />;
  }
  if (result.state !== "ok") {
    return null;
  }
  const { health, token } = result;
  const readable = token.scopes.includes("read") || token.scopes.includes("admin");
  return (
    <Alert
      severity={readable ? "success" : "warning"}
      title={readable ? "Connected" : "Connected, but the token may not read"}
    >
      <div>
        API: {[health.version && `version ${health.version}`, health.status ?? "healthy"].filter(Boolean).join(", ")}
      </div>
      <div>
        Token “{token.name}” with {token.scopes.length === 1 ? "the scope" : "the scopes"}{" "}
        {token.scopes.join(", ") || "none"}
      </div>
      {!readable && <div>Make a token with the scope “read” and enter it above.</div>}
    </Alert>
  );
}
