import { css } from "@emotion/css";
import type { GrafanaTheme2 } from "@grafana/data";
import { Field, Input, useStyles2 } from "@grafana/ui";
import type { QuarantineRow } from "../../shared/api/types.ts";
import { type Fields, isChanged } from "./quarantine.ts";

interface Props {
  row: QuarantineRow;
  fields: Fields;
  onChange: (fields: Fields) => void;
}

/** One row's fields as inputs; the one at fault says what is wrong with it. */
export function QuarantineEditor({ row, fields, onChange }: Props) {
  const styles = useStyles2(getStyles);
  const known = Object.keys(fields);
  return (
    <div className={styles.fields}>
      {known.map((name) => {
        const id = `vigie-quarantine-${row.id}-${name}`;
        // Once it is corrected, only the replay can tell whether it is right now.
        const faulty = name === row.field && !isChanged({ [name]: row.row[name] }, fields);
        return (
          <Field key={name} label={name} htmlFor={id} invalid={faulty} error={row.message} noMargin>
            <Input
              id={id}
              value={fields[name] ?? ""}
              onChange={(event) => onChange({ ...fields, [name]: event.currentTarget.value })}
            />
          </Field>
        );
      })}
    </div>
  );
}

const getStyles = (theme: GrafanaTheme2) => ({
  fields: css({
    display: "grid",
    gap: theme.spacing(1, 2),
    gridTemplateColumns: "repeat(auto-fill, minmax(min(200px, 100%), 1fr))",
    alignItems: "start",
  }),
});
