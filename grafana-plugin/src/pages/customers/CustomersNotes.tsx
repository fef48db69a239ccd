import { css } from "@emotion/css";
import type { GrafanaTheme2 } from "@grafana/data";
import { Combobox, Text, useStyles2 } from "@grafana/ui";
import type { CustomersDoc } from "../../shared/api/types.ts";
import { countOf } from "../../shared/format/cell.ts";
import { formatMoment } from "../../shared/time/moment.ts";
import { LabelledControl } from "../../shared/toolbar/LabelledControl.tsx";
import { useView } from "../../shared/url/useView.ts";
import { setFilter } from "../../shared/url/viewState.ts";

/** As of when, of how many, in which currency; and once what this token does not show. */
export function CustomersNotes({ doc }: { doc: CustomersDoc }) {
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
      {doc.currencies.length > 1 && <Currency doc={doc} />}
    </div>
  );
}

function Currency({ doc: { currency, currencies } }: { doc: CustomersDoc }) {
  const view = useView();
  return (
    <LabelledControl id="vigie-customers-currency" label="Currency">
      <Combobox
        id="vigie-customers-currency"
        options={currencies.map((value) => ({ value, label: value }))}
        value={currency}
        onChange={({ value }) => view.update({ filters: setFilter(view.filters, "currency", [value]) })}
        width="auto"
        minWidth={8}
      />
    </LabelledControl>
  );
}

const getStyles = (theme: GrafanaTheme2) => ({
  notes: css({ display: "flex", flexWrap: "wrap", alignItems: "center", gap: theme.spacing(0.5, 3) }),
});
