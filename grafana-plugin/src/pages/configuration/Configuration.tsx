import { css } from "@emotion/css";
import type { AppPluginMeta, PluginConfigPageProps } from "@grafana/data";
import { Alert, Button, Field, FieldSet, Input, SecretInput, Stack, useStyles2 } from "@grafana/ui";
import { type FormEvent, useState } from "react";
import { type Failure, toFailure } from "../../shared/api/problem.ts";
import { FailureMessage } from "../../shared/components/StateMessage.tsx";
import { ConnectionTest } from "./ConnectionTest.tsx";
import {
  type AppSettings,
  type SecretName,
  type Secrets,
  saveSettings,
  settingsUpdate,
  urlProblem,
} from "./settings.ts";

export type ConfigurationProps = PluginConfigPageProps<AppPluginMeta<AppSettings>>;

type Outcome = { state: "idle" | "saving" | "saved" } | { state: "failed"; failure: Failure };

const SECRETS: { name: SecretName; id: string; label: string; description: string }[] = [
  {
    name: "apiKey",
    id: "vigie-api-key",
    label: "API token",
    description:
      "A token with the scopes “read” and “triage”, made by: npm run vigie -- token create. It is stored encrypted and never shown again.",
  },
  {
    name: "adminKey",
    id: "vigie-admin-key",
    label: "Administrator token (optional)",
    description:
      "A token with the scope “admin”. It is used for administrators only: rejected rows and annotation settings.",
  },
];

export default function Configuration({ plugin: { meta } }: ConfigurationProps) {
  const styles = useStyles2(getStyles);
  const [apiUrl, setApiUrl] = useState(meta.jsonData?.apiUrl ?? "");
  const [stored, setStored] = useState<Record<string, boolean>>({ ...meta.secureJsonFields });
  const [typed, setTyped] = useState<Secrets>({});
  const [outcome, setOutcome] = useState<Outcome>({ state: "idle" });
  const problem = urlProblem(apiUrl);

  const save = async (event: FormEvent) => {
    event.preventDefault();
    setOutcome({ state: "saving" });
    try {
      await saveSettings(settingsUpdate(meta.enabled ?? true, meta.pinned ?? true, apiUrl, typed));
      const given = Object.entries(typed).map(([name, value]) => [name, value !== ""]);
      setStored({ ...stored, ...Object.fromEntries(given) });
      setTyped({});
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
            <UrlField value={apiUrl} problem={problem} onChange={setApiUrl} />
            {SECRETS.map(({ name, ...field }) => (
              <SecretField
                key={name}
                {...field}
                isConfigured={stored[name] === true}
                value={typed[name] ?? ""}
                onReset={() => {
                  setStored({ ...stored, [name]: false });
                  setTyped({ ...typed, [name]: "" });
                }}
                onChange={(value) => setTyped({ ...typed, [name]: value })}
              />
            ))}
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

interface UrlProps {
  value: string;
  problem: string | undefined;
  onChange: (value: string) => void;
}

function UrlField({ value, problem, onChange }: UrlProps) {
  return (
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
        value={value}
        onChange={(event) => onChange(event.currentTarget.value)}
      />
    </Field>
  );
}

interface SecretProps {
  id: string;
  label: string;
  description: string;
  isConfigured: boolean;
  value: string;
  onReset: () => void;
  onChange: (value: string) => void;
}

function SecretField({ id, label, description, isConfigured, value, onReset, onChange }: SecretProps) {
  return (
    <Field label={label} description={description} noMargin>
      <SecretInput
        id={id}
        autoComplete="off"
        placeholder="vg_…"
        isConfigured={isConfigured}
        value={value}
        onReset={onReset}
        onChange={(event) => onChange(event.currentTarget.value)}
      />
    </Field>
  );
}

const getStyles = () => ({ form: css({ maxWidth: 520 }) });
