import { css } from "@emotion/css";
import { Tooltip, useStyles2 } from "@grafana/ui";
import type { Cell, Unit } from "../api/types.ts";
import { cellValue, formatCell, formatChange } from "../format/cell.ts";
import { srOnly } from "./styles.ts";

interface Props {
  cell: Cell | null | undefined;
  unit: Unit;
  currency: string | null;
  signed?: boolean;
}

/** A number, or a dash whose reason shows on hover and focus and is read out. */
export function CellText({ cell, unit, currency, signed }: Props) {
  const styles = useStyles2(getStyles);
  const { text, reason } = formatCell(cell, unit, currency);
  if (!reason) {
    const value = cellValue(cell);
    return <>{signed && value !== null ? formatChange(value) : text}</>;
  }
  return (
    <Tooltip content={reason}>
      {/* biome-ignore lint/a11y/noNoninteractiveTabindex: the reason must be reachable without a mouse */}
      <span className={styles.none} tabIndex={0}>
        <span aria-hidden="true">{text}</span>
        <span className={styles.hidden}>No value. {reason}</span>
      </span>
    </Tooltip>
  );
}

const getStyles = () => ({
  none: css({ cursor: "help", opacity: 0.8 }),
  hidden: css(srOnly),
});
