import { css } from "@emotion/css";
import type { GrafanaTheme2 } from "@grafana/data";
import { useStyles2 } from "@grafana/ui";
import type { ReactNode } from "react";
import type { Cell, ProductDoc, Unit } from "../../shared/api/types.ts";
import { CellText } from "../../shared/components/CellText.tsx";
import { countOf, formatNumber, NO_VALUE } from "../../shared/format/cell.ts";
import { Stock } from "./productColumns.tsx";

interface Props {
  doc: ProductDoc;
}

/** The answer first: what it sold, earned and what is left. */
export function ProductFacts({ doc: { product, currency } }: Props) {
  const styles = useStyles2(getStyles);
  const kpi = (cell: Cell, unit: Unit) => <CellText cell={cell} unit={unit} currency={currency} />;
  return (
    <dl className={styles.facts}>
      <Fact name="Sales" note={countOf(product.orders.n, "orders")}>
        {kpi(product.gross_revenue, "money")}
      </Fact>
      <Fact name="Net of refunds">{kpi(product.net_revenue, "money")}</Fact>
      <Fact name="Units">{kpi(product.units, "count")}</Fact>
      <Fact name="Profit">{kpi(product.margin, "money")}</Fact>
      <Fact name="Margin">{kpi(product.margin_pct, "ratio")}</Fact>
      <Fact name="List price">
        {product.price === null ? NO_VALUE : formatNumber(product.price, "money", currency)}
      </Fact>
      <Fact name="In stock">
        <Stock row={product} />
      </Fact>
      <Fact name="Number and category">
        {product.product}
        {product.category && ` · ${product.category}`}
        {product.brand && ` · ${product.brand}`}
      </Fact>
    </dl>
  );
}

function Fact({ name, note, children }: { name: string; note?: string; children: ReactNode }) {
  const styles = useStyles2(getStyles);
  return (
    <div className={styles.fact}>
      <dt>{name}</dt>
      <dd>
        {children}
        {note && <small>{note}</small>}
      </dd>
    </div>
  );
}

const getStyles = (theme: GrafanaTheme2) => ({
  facts: css({ display: "flex", flexWrap: "wrap", gap: theme.spacing(1), margin: 0 }),
  fact: css({
    flex: "1 1 150px",
    padding: theme.spacing(1, 1.5),
    background: theme.colors.background.primary,
    border: `1px solid ${theme.colors.border.weak}`,
    borderRadius: theme.shape.radius.default,
    minWidth: 0,
    dt: {
      fontSize: theme.typography.bodySmall.fontSize,
      fontWeight: theme.typography.fontWeightRegular,
      color: theme.colors.text.secondary,
    },
    dd: {
      margin: 0,
      fontSize: theme.typography.h5.fontSize,
      overflowWrap: "anywhere",
      fontVariantNumeric: "tabular-nums",
    },
    small: { display: "block", color: theme.colors.text.secondary },
  }),
});
