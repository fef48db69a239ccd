import { css } from "@emotion/css";
import type { GrafanaTheme2 } from "@grafana/data";
import { Combobox, InlineSwitch, RadioButtonGroup, useStyles2 } from "@grafana/ui";
import type { CohortsDoc } from "../../shared/api/types.ts";
import {
  type CohortQuestion,
  DIMENSIONS,
  GRAINS,
  isMoney,
  metricsOf,
  showsOf,
  UNITS,
} from "../../shared/cohorts/question.ts";
import { LabelledControl } from "../../shared/toolbar/LabelledControl.tsx";

interface Props {
  question: CohortQuestion;
  /** Values of the attribute, the largest first. */
  groups: CohortsDoc["groups"];
  currencies: string[];
  onChange: (patch: Partial<CohortQuestion>) => void;
}

export function CohortControls({ question, groups, currencies, onChange }: Props) {
  const styles = useStyles2(getStyles);
  const { unit, grain, metric, show, cumulative } = question;
  return (
    <section className={styles.bar} aria-label="What the cohorts show">
      <RadioButtonGroup
        aria-label="Cohorts of"
        options={UNITS}
        value={unit}
        onChange={(it) => onChange({ unit: it })}
      />
      <RadioButtonGroup
        aria-label="Cohorts by"
        options={GRAINS}
        value={grain}
        onChange={(it) => onChange({ grain: it })}
      />
      <LabelledControl id="vigie-cohort-metric" label="Metric">
        <Combobox
          id="vigie-cohort-metric"
          options={metricsOf(unit)}
          value={metric}
          onChange={({ value }) => onChange({ metric: value })}
          width="auto"
          minWidth={12}
        />
      </LabelledControl>
      <div className={styles.wide}>
        <RadioButtonGroup
          aria-label="Show"
          options={showsOf(metric, unit)}
          value={show}
          onChange={(it) => onChange({ show: it })}
        />
      </div>
      <InlineSwitch
        label="Cumulative"
        showLabel
        value={cumulative}
        onChange={() => onChange({ cumulative: !cumulative })}
      />
      <Attribute question={question} groups={groups} onChange={onChange} />
      {isMoney(metric) && (currencies.length > 1 || question.currency) && (
        <LabelledControl id="vigie-cohort-currency" label="Currency">
          <Combobox
            id="vigie-cohort-currency"
            options={currencies.map((value) => ({ value, label: value }))}
            value={question.currency ?? null}
            placeholder="Choose"
            onChange={({ value }) => onChange({ currency: value })}
            width="auto"
            minWidth={8}
          />
        </LabelledControl>
      )}
    </section>
  );
}

/** Of the first order: which attribute is compared, and which of its values the heatmap is confined to. */
function Attribute({ question: { by, value }, groups, onChange }: Omit<Props, "currencies">) {
  const options = groups.map((it) => ({ value: it.value, label: it.label || "(unknown)" }));
  const known = value === undefined || options.some((it) => it.value === value);
  return (
    <>
      <LabelledControl id="vigie-cohort-by" label="First order's">
        <Combobox
          id="vigie-cohort-by"
          options={DIMENSIONS}
          value={by ?? null}
          placeholder="Any attribute"
          isClearable
          onChange={(option) => onChange({ by: option?.value })}
          width="auto"
          minWidth={14}
        />
      </LabelledControl>
      {by && (
        <LabelledControl id="vigie-cohort-value" label="Only">
          <Combobox
            id="vigie-cohort-value"
            options={known ? options : [...options, { value, label: value }]}
            value={value ?? null}
            placeholder="All"
            isClearable
            onChange={(option) => onChange({ value: option?.value })}
            width="auto"
            minWidth={12}
          />
        </LabelledControl>
      )}
    </>
  );
}

const getStyles = (theme: GrafanaTheme2) => ({
  bar: css({ display: "flex", flexWrap: "wrap", gap: theme.spacing(1), alignItems: "center", minWidth: 0 }),
  // On a phone the four ways scroll in their own line.
  wide: css({ maxWidth: "100%", overflowX: "auto" }),
});
