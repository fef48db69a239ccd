import { css } from "@emotion/css";
import type { GrafanaTheme2 } from "@grafana/data";
import { Text, useStyles2 } from "@grafana/ui";
import type { CustomersDoc } from "../../shared/api/types.ts";
import { countOf } from "../../shared/format/cell.ts";
import { formatMoment } from "../../shared/time/moment.ts";
import { CurrencyChoice } from "../../shared/toolbar/CurrencyChoice.tsx";
import type { View } from "../../shared/url/useView.ts";

/** As of when, of how many, in which currency; and once what this token does not show. */
export function CustomersNotes({ doc, view }: { doc: CustomersDoc; view: View }) {
  const styles = useStyles2(getStyles);
  const notes = [
    doc.as_of && `Scored on what was known before ${formatMoment(doc.as_of, "utc")}`,
    doc.customers > 0 && countOf(doc.customers, "customers"),
    doc.currencies.length === 1 && doc.currency,
  ];
  return (
    <div className={styles.notes}>
      <Text color="secondary" variant="bodySmall">
        {notes.filter(Boolean).join(" · ")}
      </Text>
      {!doc.personal && (
        <Text color="secondary" variant="bodySmall">
          Names and e-mail addresses need a token with the scope personal.
        </Text>
      )}
      <CurrencyChoice view={view} currency={doc.currency} currencies={doc.currencies} />
    </div>
  );
}

const getStyles = (theme: GrafanaTheme2) => ({
  notes: css({ display: "flex", flexWrap: "wrap", alignItems: "center", gap: theme.spacing(0.5, 3) }),
});
