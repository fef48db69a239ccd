import { css } from "@emotion/css";
import type { GrafanaTheme2 } from "@grafana/data";
import { Field as FieldBox, Input, RadioButtonGroup, useStyles2 } from "@grafana/ui";
import { useId } from "react";
import { type Draft, type Field, fieldsOf, type Kind, problemOf } from "./sampleSize.ts";

interface Props {
  draft: Draft;
  onChange: (draft: Draft) => void;
}

const KINDS: { value: Kind; label: string }[] = [
  { value: "share", label: "Share" },
  { value: "mean", label: "Mean" },
];

const WORDS: Record<Field, { label: string; description: string; suffix?: string }> = {
  rate: { label: "Share today", description: "Of all customers, as those who buy.", suffix: "%" },
  mean: { label: "Mean today", description: "Of a customer, as their revenue." },
  sd: { label: "Standard deviation", description: "How much customers differ." },
  lift: { label: "Smallest difference worth finding", description: "Relative to today's value.", suffix: "%" },
  alpha: { label: "Alpha", description: "Risk of a difference that is chance.", suffix: "%" },
  power: { label: "Power", description: "Chance to find one that is there.", suffix: "%" },
  daily: { label: "Customers a day", description: "New ones, both arms together." },
};

export function SampleSizeFields({ draft, onChange }: Props) {
  const styles = useStyles2(getStyles);
  return (
    <form className={styles.form} aria-label="Sample size" onSubmit={(event) => event.preventDefault()}>
      <FieldBox label="Metric" description="A share, or a mean of amounts." noMargin>
        <RadioButtonGroup options={KINDS} value={draft.kind} onChange={(kind) => onChange({ ...draft, kind })} />
      </FieldBox>
      {fieldsOf(draft).map((field) => (
        <NumberField
          key={field}
          field={field}
          draft={draft}
          onChange={(text) => onChange({ ...draft, [field]: text })}
        />
      ))}
    </form>
  );
}

interface NumberProps {
  field: Field;
  draft: Draft;
  onChange: (text: string) => void;
}

function NumberField({ field, draft, onChange }: NumberProps) {
  const id = useId();
  const problem = problemOf(field, draft);
  const { label, description, suffix } = WORDS[field];
  return (
    <FieldBox label={label} description={description} htmlFor={id} invalid={!!problem} error={problem} noMargin>
      <Input
        id={id}
        inputMode="decimal"
        value={draft[field]}
        suffix={suffix}
        onChange={(event) => onChange(event.currentTarget.value)}
      />
    </FieldBox>
  );
}

const getStyles = (theme: GrafanaTheme2) => ({
  form: css({
    display: "grid",
    gap: theme.spacing(2),
    gridTemplateColumns: "repeat(auto-fill, minmax(min(220px, 100%), 1fr))",
    alignItems: "start",
  }),
});
