import { Field, Input, RadioButtonGroup, Stack, Switch } from "@grafana/ui";
import { type ReactElement, useId } from "react";
import type { Monitor, MonitorSettings } from "../../../shared/api/types.ts";
import { type Draft, type Field as FieldId, problemOf } from "./draft.ts";
import { DIRECTIONS, falseAlarmText, STEPS, stepOf } from "./sensitivity.ts";

interface Props {
  monitor: Monitor;
  draft: Draft;
  onChange: (draft: Draft) => void;
}

const SIDES = (Object.keys(DIRECTIONS) as MonitorSettings["direction"][]).map((value) => ({
  value,
  label: DIRECTIONS[value],
}));

export function MonitorFields({ monitor, draft, onChange }: Props) {
  const id = useId();
  const rate = Number(draft.rate);
  const known = problemOf("rate", draft.rate) === undefined;
  const numberField = (field: FieldId, label: string, description: string, suffix?: string): ReactElement => (
    <NumberField
      field={field}
      label={label}
      description={description}
      suffix={suffix}
      value={draft[field]}
      onChange={(text) => onChange({ ...draft, [field]: text })}
    />
  );
  return (
    <Stack direction="column" gap={2}>
      <Field label="Watched" htmlFor={`${id}-on`} noMargin>
        <Switch
          id={`${id}-on`}
          value={draft.enabled}
          onChange={() => onChange({ ...draft, enabled: !draft.enabled })}
        />
      </Field>
      <Field label="Counts when the figure lies" noMargin>
        <RadioButtonGroup
          id={`${id}-side`}
          options={SIDES}
          value={draft.direction}
          onChange={(direction) => onChange({ ...draft, direction })}
        />
      </Field>
      <Field
        label="Sensitivity"
        description={known ? falseAlarmText(rate, monitor) : "Three usual steps, or an exact number below."}
        noMargin
      >
        <RadioButtonGroup
          id={`${id}-steps`}
          options={[...STEPS]}
          value={stepOf(rate)}
          onChange={(value) => onChange({ ...draft, rate: String(value) })}
        />
      </Field>
      {numberField("rate", "Exact false alarm rate", "Chance of an alarm in one hour of one series, nothing wrong.")}
      {numberField("change", "Smallest change", "A smaller one is no anomaly.", "%")}
      {numberField("count", "Smallest count", "With fewer orders or visits, expected and seen, nothing is said.")}
      {numberField("hours", "Shortest duration", "What is over sooner is no anomaly.", "hours")}
    </Stack>
  );
}

interface NumberProps {
  field: FieldId;
  label: string;
  description: string;
  suffix?: string;
  value: string;
  onChange: (text: string) => void;
}

function NumberField({ field, label, description, suffix, value, onChange }: NumberProps) {
  const id = useId();
  const problem = problemOf(field, value);
  return (
    <Field label={label} description={description} htmlFor={id} invalid={!!problem} error={problem} noMargin>
      <Input
        id={id}
        inputMode="decimal"
        width={24}
        value={value}
        suffix={suffix}
        onChange={(event) => onChange(event.currentTarget.value)}
      />
    </Field>
  );
}
