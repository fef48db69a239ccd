import { Button, Combobox, Field, Stack } from "@grafana/ui";
import { useId } from "react";
import type { TriageState, Verdict } from "../api/types.ts";
import type { TriageRun } from "./TriagePanel.tsx";
import { VERDICTS } from "./triageWords.ts";

interface Props {
  state: TriageState;
  action: TriageRun;
}

const OPTIONS = (Object.keys(VERDICTS) as Verdict[]).map((value) => ({
  value,
  label: VERDICTS[value].name,
  description: VERDICTS[value].description,
}));

export function AcknowledgeAndVerdict({ state, action: { run, busy } }: Props) {
  const id = useId();
  const touched = state.acknowledged_at !== null || state.verdict !== null;
  return (
    <Stack gap={1} alignItems="flex-end" wrap="wrap">
      <Button
        variant="secondary"
        icon="eye"
        disabled={busy || state.acknowledged_at !== null}
        onClick={() => run({ action: "acknowledge" })}
      >
        Acknowledge
      </Button>
      <Field label="Verdict" htmlFor={id} noMargin>
        <Combobox
          id={id}
          options={OPTIONS}
          value={state.verdict}
          placeholder="Choose a verdict"
          disabled={busy}
          width={24}
          onChange={({ value }) => run({ action: "verdict", verdict: value })}
        />
      </Field>
      {touched && (
        <Button variant="secondary" fill="text" disabled={busy} onClick={() => run({ action: "reopen" })}>
          Open again
        </Button>
      )}
    </Stack>
  );
}
