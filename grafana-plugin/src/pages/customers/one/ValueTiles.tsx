import { css } from "@emotion/css";
import type { GrafanaTheme2 } from "@grafana/data";
import { useStyles2 } from "@grafana/ui";
import type { CustomerDoc, ValueDoc } from "../../../shared/api/types.ts";
import { type FactTile, FactTiles } from "../../../shared/components/FactTiles.tsx";
import { cellValue, formatNumber, REASONS } from "../../../shared/format/cell.ts";
import { formatMoney, intervalText } from "../../../shared/format/money.ts";
import { reasonText } from "../reasonText.ts";

/** Three answers to "what is this customer worth?", side by side, because none of them is the others'. */
export function ValueTiles({ doc }: { doc: CustomerDoc }) {
  const styles = useStyles2(getStyles);
  return (
    <div className={styles.box}>
      <FactTiles label="Three values" tiles={doc.values.map((value) => toTile(value, doc))} />
    </div>
  );
}

const KINDS: Record<ValueDoc["id"], string> = {
  simple: "A rule of thumb",
  margin: "The past",
  predicted: "A forecast",
};

export function toTile(
  { id, name, method, cell, low, high }: ValueDoc,
  { currency, notice }: Pick<CustomerDoc, "currency" | "notice">,
): FactTile {
  const value = cellValue(cell);
  const notes = [
    "reason" in cell ? reasonText(cell.detail) : "",
    value === null ? "" : intervalNote(id, low, high, currency),
    `${KINDS[id]}. ${method}`,
    id === "predicted" ? notice : "",
  ];
  return {
    id,
    name,
    value: value === null && "reason" in cell ? REASONS[cell.reason] : amount(id, value ?? 0, currency),
    notes: notes.filter(Boolean),
    worded: value === null,
  };
}

/** What was counted has its cents, what was estimated has none. */
const amount = (id: ValueDoc["id"], value: number, currency: string) =>
  id === "margin" ? formatNumber(value, "money", currency) : formatMoney(value, currency);

/** Of the estimate: how sure the model is of its mean, not how much one customer may differ from it. */
function intervalNote(id: ValueDoc["id"], low: number | null, high: number | null, currency: string): string {
  return low === null || high === null
    ? `No interval${id === "margin" ? ": it is counted, not estimated." : "."}`
    : `${intervalText({ low, high, currency })}: 95 % interval of the estimate, not of what the customer will do.`;
}

const getStyles = (theme: GrafanaTheme2) => ({
  box: css({ [theme.breakpoints.down("sm")]: { "& > section > *": { flexBasis: "100%" } } }),
});
