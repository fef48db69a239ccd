import type { Cell, CustomerListDoc, CustomerRow } from "../../shared/api/types.ts";
import { AppLink } from "../../shared/components/AppLink.tsx";
import { CellText } from "../../shared/components/CellText.tsx";
import type { TableColumn } from "../../shared/components/DataTable.tsx";
import { customerHref } from "../../shared/customers/customerHref.ts";
import { cellValue, formatCompact, formatCount, formatNumber, NO_VALUE } from "../../shared/format/cell.ts";
import { toCsv } from "../../shared/format/csv.ts";
import { formatMoney } from "../../shared/format/money.ts";
import { formatMoment } from "../../shared/time/moment.ts";

interface Options {
  search: string;
  currency: string | null;
  personal: boolean;
  money: string;
}

/** The most first is the only order the API has: sorted columns have no other way. */
export function customerColumns({ search, currency, personal, money }: Options): TableColumn<CustomerRow>[] {
  const person: TableColumn<CustomerRow>[] = [
    { id: "name", header: "Name", cell: ({ name }) => name ?? NO_VALUE },
    { id: "email", header: "E-mail", cell: ({ email }) => email ?? NO_VALUE },
  ];
  return [
    {
      id: "customer",
      header: "Customer",
      cell: ({ customer }) => <AppLink href={customerHref(customer, search)}>{customer}</AppLink>,
    },
    ...(personal ? person.slice(0, 1) : []),
    { id: "segment", header: "Segment", cell: ({ segment_label }) => segment_label },
    { id: "rfm", header: "R F M", cell: ({ r, f, m }) => `${r} ${f} ${m}` },
    {
      id: "value",
      header: "Predicted value",
      align: "end",
      sortable: true,
      cell: ({ predicted }) => <Estimate cell={predicted} unit="money" currency={currency} />,
    },
    {
      id: "churn",
      header: "Churn",
      align: "end",
      sortable: true,
      cell: ({ churn }) => <Estimate cell={churn} unit="ratio" currency={null} />,
    },
    {
      id: "monetary",
      header: money,
      align: "end",
      sortable: true,
      cell: ({ monetary }) => formatNumber(monetary, "money", currency),
    },
    { id: "orders", header: "Orders", align: "end", cell: ({ orders }) => formatCount(orders) },
    {
      id: "last_order",
      header: "Last order",
      align: "end",
      sortable: true,
      cell: ({ last_day }) => formatMoment(last_day, "utc"),
    },
    { id: "country", header: "Country", cell: ({ country }) => country ?? NO_VALUE },
    ...(personal ? person.slice(1) : []),
  ];
}

/** What is foretold has no cents and no hundredths of a per cent. */
function Estimate({ cell, unit, currency }: { cell: Cell; unit: "money" | "ratio"; currency: string | null }) {
  if (!("value" in cell)) {
    return <CellText cell={cell} unit={unit} currency={currency} />;
  }
  return currency ? formatMoney(cell.value, currency) : formatCompact(cell.value, unit, null);
}

const HEADER = [
  "customer",
  "name",
  "email",
  "country",
  "loyalty_tier",
  "segment",
  "r",
  "f",
  "m",
  "first_day",
  "last_day",
  "orders",
  "currency",
  "monetary",
  "predicted",
  "churn",
];

export function customersCsv({ rows, currency }: Pick<CustomerListDoc, "rows" | "currency">): string {
  return toCsv(
    HEADER,
    rows.map((it) => [
      it.customer,
      it.name,
      it.email,
      it.country,
      it.loyalty_tier,
      it.segment,
      it.r,
      it.f,
      it.m,
      it.first_day,
      it.last_day,
      it.orders,
      currency,
      it.monetary,
      cellValue(it.predicted),
      cellValue(it.churn),
    ]),
  );
}
