import { css } from "@emotion/css";
import type { AppPluginMeta, PluginConfigPageProps } from "@grafana/data";
import { Alert, Button, Field, FieldSet, Input, SecretInput, Stack, useStyles2 } from "@grafana/ui";
import { type FormEvent, useState } from "react";
import { type Failure, toFailure } from "../../shared/api/problem.ts";
import { FailureMessage } from "../../shared/components/StateMessage.tsx";
import { ConnectionTest } from "./ConnectionTest.tsx";
import { type AppSettings, saveSettings, settingsUpdate, urlProblem } from "./settings.ts";

export type ConfigurationProps = PluginConfigPageProps<AppPluginMeta<AppSettings>>;

type Outcome = { state: "idle" | "saving" | "saved" } | { state: "failed"; failure: Failure };

export default function Configuration({ plugin: { meta } }: ConfigurationProps) {
  const styles = useStyles2(getStyles);
  const [apiUrl, setApiUrl] = useState(meta.jsonData?.apiUrl ?? "");
  const [stored, setStored] = useState(meta.secureJsonFields?.apiKey === true);
  const [apiKey, setApiKey] = useState("");
  const [outcome, setOutcome] = useState<Outcome>({ state: "idle" });
  const problem = urlProblem(apiUrl);

  const save = async (event: FormEvent) => {
    event.preventDefault();
    setOutcome({ state: "saving" });
    try {
      await saveSettings(
        settingsUpdate(meta.enabled ?? true, meta.pinned ?? true, apiUrl, stored ? undefined : apiKey),
      );
      setStored(stored || apiKey !== "");
      setOutcome({ state: "saved" });
    } catch (error) {
      setOutcome({ state: "failed", failure: toFailure(error) });
    }
  };

  return (
    <Stack direction="column" gap={2}>
      <form onSubmit={save} className={styles.form}>
        <FieldSet label="Vigie API">
          <Stack direction="column" gap={2}>
            <Field
              label="API URL"
              description="Where Grafana's server reaches the API. In Vigie's own console, leave it empty to use the API beside it."
              invalid={problem !== undefined}
              error={problem}
              noMargin
            >
              <Input
                id="vigie-api-url"
                type="url"
                placeholder="http://vigie:4000"
                value={apiUrl}
                onChange={(event) => setApiUrl(event.currentTarget.value)}
              />
            </Field>
            <Field
              label="API token"
              description="A token with the scope “read”, made by: npm run vigie -- token create. It is stored encrypted and never shown again."
              noMargin
            >
              <SecretInput
                id="vigie-api-key"
                autoComplete="off"
                placeholder="vg_…"
                isConfigured={stored}
                value={apiKey}
                onReset={() => {
                  setStored(false);
                  setApiKey("");
                }}
                onChange={(event) => setApiKey(event.currentTarget.value)}
              />
            </Field>
            <div>
              <Button type="submit" disabled={problem !== undefined || outcome.state === "saving"}>
                Save settings
              </Button>
            </div>
          </Stack>
        </FieldSet>
      </form>
      <div role="status">{outcome.state === "saved" && <Alert severity="success" title="Settings saved" />}</div>
      {outcome.state === "failed" && <FailureMessage failure={outcome.failure} />}
      <ConnectionTest />
    </Stack>
  );
}

const getStyles = () => ({ form: css({ maxWidth: 520 }) });
