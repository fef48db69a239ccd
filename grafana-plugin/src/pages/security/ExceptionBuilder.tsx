import { css } from "@emotion/css";
import type { GrafanaTheme2 } from "@grafana/data";
import { Checkbox, Text, useStyles2 } from "@grafana/ui";
import { useState } from "react";
import { exceptionRequest } from "../../shared/api/signalRequests.ts";
import type { AlertGroupDoc } from "../../shared/api/types.ts";
import { useApi } from "../../shared/api/useApi.ts";
import { ChartPanel } from "../../shared/components/ChartPanel.tsx";
import { Bone } from "../../shared/components/Skeletons.tsx";
import { FailureMessage } from "../../shared/components/StateMessage.tsx";
import { countOf } from "../../shared/format/cell.ts";
import { ExceptionPreview } from "./ExceptionPreview.tsx";

interface Props {
  id: string;
  fields: AlertGroupDoc["fields"];
  timeZone: string;
}

/** For what is real but wanted: fields that tell it apart, the exception for Falco, and what that would hide. */
export function ExceptionBuilder({ id, fields, timeZone }: Props) {
  const [chosen, setChosen] = useState<string[]>([]);
  const { doc, failure, loading, retry } = useApi(chosen.length > 0 ? exceptionRequest(id, chosen) : undefined);
  const toggle = (field: string) =>
    setChosen(chosen.includes(field) ? chosen.filter((other) => other !== field) : [...chosen, field]);
  return (
    <ChartPanel
      title="Exception"
      description="Falco stays quiet where all the chosen fields have these values. More fields hide less."
      loading={loading}
      chart={
        <>
          <FieldChoice fields={fields} chosen={chosen} onToggle={toggle} />
          {failure && chosen.length > 0 && <FailureMessage failure={failure} onRetry={retry} />}
          {chosen.length > 0 && !doc && !failure && <Bone height={160} />}
          {chosen.length > 0 && doc && <ExceptionPreview doc={doc} timeZone={timeZone} />}
        </>
      }
    />
  );
}

interface ChoiceProps {
  fields: AlertGroupDoc["fields"];
  chosen: string[];
  onToggle: (field: string) => void;
}

function FieldChoice({ fields, chosen, onToggle }: ChoiceProps) {
  const styles = useStyles2(getStyles);
  if (fields.length === 0) {
    return <Text color="secondary">The kept alerts carry no field that an exception could be made of.</Text>;
  }
  return (
    <fieldset className={styles.fields}>
      <legend className={styles.legend}>Choose the fields that make this expected</legend>
      {fields.map(({ field, values }) => (
        <Checkbox
          key={field}
          value={chosen.includes(field)}
          onChange={() => onToggle(field)}
          label={field}
          description={valueText(values)}
        />
      ))}
    </fieldset>
  );
}

const SHOWN = 3;

function valueText(values: AlertGroupDoc["fields"][number]["values"]): string {
  const shown = values.slice(0, SHOWN).map(({ value, n }) => `${value} (${countOf(n, "alerts")})`);
  return shown.join(", ") + (values.length > SHOWN ? `, ${values.length - SHOWN} more` : "");
}

const getStyles = (theme: GrafanaTheme2) => ({
  fields: css({
    display: "grid",
    gap: theme.spacing(1, 2),
    gridTemplateColumns: "repeat(auto-fill, minmax(min(260px, 100%), 1fr))",
    margin: theme.spacing(0, 0, 2),
    border: 0,
    justifyItems: "start",
    padding: 0,
    minWidth: 0,
    overflowWrap: "anywhere",
  }),
  legend: css({
    fontSize: theme.typography.body.fontSize,
    color: theme.colors.text.secondary,
    marginBottom: theme.spacing(1),
  }),
});
