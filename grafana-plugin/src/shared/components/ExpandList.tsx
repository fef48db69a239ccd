import { css } from "@emotion/css";
import type { GrafanaTheme2 } from "@grafana/data";
import { Icon, useStyles2 } from "@grafana/ui";
import { type KeyboardEvent, type ReactNode, useState } from "react";

interface Props<Row> {
  label: string;
  rows: Row[];
  rowKey: (row: Row) => string;
  summary: (row: Row) => ReactNode;
  details: (row: Row) => ReactNode;
}

const STEPS: Record<string, (index: number, count: number) => number> = {
  ArrowDown: (index, count) => Math.min(count - 1, index + 1),
  ArrowUp: (index) => Math.max(0, index - 1),
  Home: () => 0,
  End: (_, count) => count - 1,
};

/** Rows that open below themselves; the arrow keys walk from row to row. */
export function ExpandList<Row>({ label, rows, rowKey, summary, details }: Props<Row>) {
  const styles = useStyles2(getStyles);
  const [open, setOpen] = useState<ReadonlySet<string>>(new Set());
  const toggle = (key: string) => {
    const next = new Set(open);
    if (!next.delete(key)) {
      next.add(key);
    }
    setOpen(next);
  };
  return (
    <ul className={styles.list} aria-label={label} onKeyDown={walk}>
      {rows.map((row) => {
        const key = rowKey(row);
        const expanded = open.has(key);
        return (
          <li key={key} className={styles.item}>
            <button type="button" data-row className={styles.row} aria-expanded={expanded} onClick={() => toggle(key)}>
              <Icon name={expanded ? "angle-down" : "angle-right"} aria-hidden="true" className={styles.arrow} />
              {summary(row)}
            </button>
            {expanded && <div className={styles.details}>{details(row)}</div>}
          </li>
        );
      })}
    </ul>
  );
}

function walk(event: KeyboardEvent<HTMLUListElement>): void {
  const step = STEPS[event.key];
  if (!step || !(event.target instanceof HTMLElement) || !event.target.matches("button[data-row]")) {
    return;
  }
  const rows = [...event.currentTarget.querySelectorAll<HTMLElement>("button[data-row]")];
  rows[step(rows.indexOf(event.target), rows.length)]?.focus();
  event.preventDefault();
}

const getStyles = (theme: GrafanaTheme2) => ({
  list: css({ listStyle: "none", margin: 0, padding: 0, minWidth: 0 }),
  item: css({ borderBottom: `1px solid ${theme.colors.border.weak}` }),
  row: css({
    display: "flex",
    alignItems: "flex-start",
    gap: theme.spacing(0.5),
    width: "100%",
    padding: theme.spacing(0.5),
    border: 0,
    background: "none",
    color: theme.colors.text.primary,
    font: "inherit",
    textAlign: "start",
    cursor: "pointer",
    "&:hover": { background: theme.colors.action.hover },
    "&:focus-visible": { outline: `2px solid ${theme.colors.primary.main}`, outlineOffset: -2 },
  }),
  arrow: css({ flexShrink: 0, marginTop: 2, color: theme.colors.text.secondary }),
  details: css({ padding: theme.spacing(0.5, 1, 1.5, 3), minWidth: 0 }),
});
