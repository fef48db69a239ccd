import { dateTimeForTimeZone } from "@grafana/data";
import { Button, Field, Input, RadioButtonGroup, Stack } from "@grafana/ui";
import { type FormEvent, useId, useState } from "react";
import type { TriageState } from "../api/types.ts";
import type { TriageRun } from "./TriagePanel.tsx";
import { isSilenced, SILENCES, untilProblem } from "./triageWords.ts";

interface Props {
  state: TriageState;
  /** The reader's, in which an end is typed. */
  timeZone: string;
  action: TriageRun;
}

const CUSTOM = 0;
const OPTIONS = [
  ...SILENCES.map(({ hours, name }) => ({ value: hours as number, label: name })),
  { value: CUSTOM, label: "Until" },
];

export function SilenceForm({ state, timeZone, action: { run, busy } }: Props) {
  const id = useId();
  const [hours, setHours] = useState<number>(1);
  const [until, setUntil] = useState("");
  const [reason, setReason] = useState("");
  const [tried, setTried] = useState(false);
  if (isSilenced(state)) {
    return (
      <div>
        <Button variant="secondary" icon="bell" disabled={busy} onClick={() => run({ action: "unsilence" })}>
          End the silence
        </Button>
      </div>
    );
  }
  const end =
    hours === CUSTOM ? dateTimeForTimeZone(timeZone, until || Number.NaN).valueOf() : Date.now() + hours * 3_600_000;
  const endProblem = untilProblem(end);
  const silence = async (event: FormEvent) => {
    event.preventDefault();
    setTried(true);
    if (endProblem || !reason.trim()) {
      return;
    }
    if (await run({ action: "silence", until: new Date(end).toISOString(), reason: reason.trim() })) {
      setReason("");
      setTried(false);
    }
  };
  const noReason = tried && !reason.trim();
  return (
    <form onSubmit={silence} aria-label="Silence">
      <Stack direction="column" gap={1} alignItems="flex-start">
        <Field label="Silence for" noMargin>
          <RadioButtonGroup id={`${id}-for`} size="sm" options={OPTIONS} value={hours} onChange={setHours} />
        </Field>
        {hours === CUSTOM && (
          <Field label="Silence ends" htmlFor={`${id}-end`} invalid={tried && !!endProblem} error={endProblem} noMargin>
            <Input
              id={`${id}-end`}
              type="datetime-local"
              value={until}
              onChange={(event) => setUntil(event.currentTarget.value)}
            />
          </Field>
        )}
        <Field
          label="Reason for the silence"
          htmlFor={`${id}-why`}
          invalid={noReason}
          error="Say why, for whoever looks later."
          noMargin
        >
          <Input
            id={`${id}-why`}
            value={reason}
            maxLength={2000}
            placeholder="Known, fixed on Monday"
            onChange={(event) => setReason(event.currentTarget.value)}
          />
        </Field>
        <Button type="submit" variant="secondary" icon="bell-slash" disabled={busy}>
          Silence
        </Button>
      </Stack>
    </form>
  );
}
