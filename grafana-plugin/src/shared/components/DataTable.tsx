import { css, cx } from "@emotion/css";
import type { GrafanaTheme2 } from "@grafana/data";
import { Icon, useStyles2 } from "@grafana/ui";
import type { ReactNode } from "react";
import type { Cell, Unit } from "../api/types.ts";
import { CellText } from "./CellText.tsx";

export interface CellSpec {
  cell: Cell | null | undefined;
  unit: Unit;
  signed?: boolean;
}

export interface TableColumn<Row> {
  id: string;
  header: string;
  align?: "start" | "end";
  sortable?: boolean;
  /** Long text breaks instead of widening the table. */
  wrap?: boolean;
  /** Either a KPI cell or any node. */
  value?: (row: Row) => CellSpec;
  cell?: (row: Row) => ReactNode;
}

export interface Sorting {
  id: string;
  descending: boolean;
}

interface Props<Row> {
  label: string;
  columns: TableColumn<Row>[];
  rows: Row[];
  rowKey: (row: Row, index: number) => string;
  currency: string | null;
  sorting?: Sorting;
  onSort?: (sorting: Sorting) => void;
  maxHeight?: number;
}

export function DataTable<Row>({ label, columns, rows, rowKey, currency, sorting, onSort, maxHeight }: Props<Row>) {
  const styles = useStyles2(getStyles);
  return (
    // biome-ignore lint/a11y/noNoninteractiveTabindex: a region that scrolls must take the keyboard
    <section className={styles.scroll} style={{ maxHeight }} aria-label={label} tabIndex={0}>
      <table className={styles.table}>
        <thead>
          <tr>
            {columns.map((column) => (
              <HeaderCell key={column.id} column={column} sorting={sorting} onSort={onSort} />
            ))}
          </tr>
        </thead>
        <tbody>
          {rows.map((row, index) => (
            <tr key={rowKey(row, index)}>
              {columns.map((column) => (
                <td key={column.id} className={cx(column.align === "end" && styles.end, column.wrap && styles.wrap)}>
                  {column.value ? <CellText {...column.value(row)} currency={currency} /> : column.cell?.(row)}
                </td>
              ))}
            </tr>
          ))}
        </tbody>
      </table>
    </section>
  );
}

interface HeaderProps<Row> {
  column: TableColumn<Row>;
  sorting?: Sorting;
  onSort?: (sorting: Sorting) => void;
}

function HeaderCell<Row>({ column, sorting, onSort }: HeaderProps<Row>) {
  const styles = useStyles2(getStyles);
  const className = cx(column.align === "end" && styles.end);
  if (!column.sortable || !onSort) {
    return (
      <th scope="col" className={className}>
        {column.header}
      </th>
    );
  }
  const active = sorting?.id === column.id;
  const descending = active ? !sorting.descending : column.align === "end";
  return (
    <th
      scope="col"
      className={className}
      aria-sort={active ? (sorting.descending ? "descending" : "ascending") : "none"}
    >
      <button type="button" className={styles.sort} onClick={() => onSort({ id: column.id, descending })}>
        {column.header}
        <Icon
          name={active ? (sorting.descending ? "arrow-down" : "arrow-up") : "arrows-v"}
          size="sm"
          className={cx(!active && styles.idle)}
        />
      </button>
    </th>
  );
}

const getStyles = (theme: GrafanaTheme2) => ({
  scroll: css({
    overflow: "auto",
    position: "relative",
    "&:focus-visible": { outline: `2px solid ${theme.colors.primary.main}` },
  }),
  table: css({
    width: "100%",
    borderCollapse: "separate",
    borderSpacing: 0,
    fontVariantNumeric: "tabular-nums",
    "th, td": {
      padding: theme.spacing(0.75, 1),
      textAlign: "start",
      whiteSpace: "nowrap",
      borderBottom: `1px solid ${theme.colors.border.weak}`,
    },
    th: {
      position: "sticky",
      top: 0,
      zIndex: 1,
      background: theme.colors.background.primary,
      color: theme.colors.text.secondary,
      fontWeight: theme.typography.fontWeightMedium,
    },
    [theme.breakpoints.down("sm")]: { "td:first-child": { whiteSpace: "normal", minWidth: 130 } },
    "tbody tr:hover": { background: theme.colors.action.hover },
  }),
  end: css({ "&&": { textAlign: "end" } }),
  wrap: css({ "&&": { whiteSpace: "normal", minWidth: 180, overflowWrap: "anywhere" } }),
  sort: css({
    display: "inline-flex",
    alignItems: "center",
    gap: theme.spacing(0.5),
    padding: 0,
    border: 0,
    background: "none",
    color: "inherit",
    font: "inherit",
    cursor: "pointer",
    "&:hover": { color: theme.colors.text.primary },
  }),
  idle: css({ opacity: 0.4 }),
});
