import { cx } from "@emotion/css";
import { useStyles2, useTheme2 } from "@grafana/ui";
import { memo } from "react";
import { srOnly } from "../components/styles.ts";
import type { HeatCell, HeatRow } from "./heatmap.ts";
import { getHeatmapStyles } from "./heatmapStyles.ts";
import { toneAt } from "./scale.ts";
import { placeMark } from "./useGrid.ts";

interface Props {
  row: HeatRow;
  index: number;
  /** Periods of the longest row. */
  width: number;
  /** The cell that takes the Tab key. */
  active: number | undefined;
  noun: string;
  isMean: boolean;
}

/** Drawn again only when its own figures or its own focus change: the pointer moves over hundreds of cells. */
export const HeatmapRow = memo(function HeatmapRow({ row, index, width, active, noun, isMean }: Props) {
  const styles = useStyles2(getHeatmapStyles);
  const { isDark } = useTheme2();
  const left = width - row.cells.length;
  return (
    <tr className={cx(isMean && styles.mean)}>
      <th scope="row" className={styles.rowHead}>
        <span className={styles.name}>
          <span>{row.name}</span>
          <span className={styles.size}>
            {row.size}
            <span style={srOnly}> {noun}</span>
          </span>
        </span>
      </th>
      {row.cells.map((cell, period) => (
        <td
          // biome-ignore lint/suspicious/noArrayIndexKey: the index is the period
          key={period}
          className={cx(styles.cell, !cell.complete && styles.incomplete)}
          style={toneOf(cell, isDark)}
          tabIndex={active === period ? 0 : -1}
          aria-label={cell.about}
          {...placeMark(index, period)}
        >
          {cell.complete ? cell.text : <span className={styles.onStripes}>{cell.text}</span>}
        </td>
      ))}
      {left > 0 && <td colSpan={left} className={styles.nothing} />}
    </tr>
  );
});

function toneOf({ position }: HeatCell, isDark: boolean) {
  if (position === null) {
    return undefined;
  }
  const { background, text } = toneAt(position, isDark);
  return { backgroundColor: background, color: text };
}
