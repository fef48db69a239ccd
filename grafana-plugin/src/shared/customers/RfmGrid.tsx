import { cx } from "@emotion/css";
import { Icon, useStyles2, useTheme2 } from "@grafana/ui";
import { useMemo } from "react";
import { CellTip } from "../cohorts/CellTip.tsx";
import { toneAt } from "../cohorts/scale.ts";
import { placeMark, useGrid } from "../cohorts/useGrid.ts";
import { type GridDoc, type RfmCell, type RfmHead, rfmGrid } from "./grid.ts";
import { type Measure, measureOf } from "./measures.ts";
import { RfmLegend } from "./RfmLegend.tsx";
import { getRfmStyles } from "./rfmStyles.ts";

export interface ChosenScores {
  r: number | undefined;
  f: number | undefined;
}

interface Props {
  doc: GridDoc;
  measure: Measure;
  chosen?: ChosenScores;
  /** A click on a cell; without it cells are only read. */
  onChoose?: (cell: { r: number; f: number }) => void;
}

/** A real table with one stop of the Tab key; arrows walk it, Enter chooses. Recent buyers on top, frequent ones right. */
export function RfmGrid({ doc, measure, chosen, onChoose }: Props) {
  const styles = useStyles2(getRfmStyles);
  const grid = useMemo(() => rfmGrid(doc, measure), [doc, measure]);
  const { ref, home, pointed, follow, handlers } = useGrid([0, ...grid.rows.map(({ cells }) => cells.length)]);
  const about = pointed && grid.rows[pointed.row - 1]?.cells[pointed.column]?.about;
  return (
    <>
      <div className={styles.scroll} onScroll={follow}>
        <table
          ref={ref}
          className={styles.table}
          // biome-ignore lint/a11y/noNoninteractiveElementToInteractiveRole: arrows walk it, as WAI-ARIA's grid asks
          role="grid"
          aria-label={`${measureOf(measure).label} by recency and frequency`}
          aria-readonly="true"
          {...handlers}
        >
          <Header columns={grid.columns} />
          <tbody>
            {grid.rows.map((row, i) => (
              <tr key={row.name}>
                <Head head={row} />
                {row.cells.map((cell, column) => (
                  <Cell
                    key={cell.f}
                    cell={cell}
                    chosen={chosen}
                    focusable={home.row === i + 1 && home.column === column}
                    place={[i + 1, column]}
                    onChoose={onChoose}
                  />
                ))}
              </tr>
            ))}
          </tbody>
        </table>
      </div>
      {pointed && about && <CellTip text={about} box={pointed.box} />}
      <RfmLegend measure={measure} domain={grid.domain} currency={doc.currency} press={Boolean(onChoose)} />
    </>
  );
}

function Header({ columns }: { columns: RfmHead[] }) {
  const styles = useStyles2(getRfmStyles);
  return (
    <thead>
      <tr>
        <th scope="col" className={styles.rows}>
          <span className={styles.range}>Last order ago ↓</span>
          <span className={styles.range}>Orders →</span>
        </th>
        {columns.map(({ name, range }) => (
          <th key={name} scope="col" className={styles.column}>
            <span className={styles.name}>{name}</span>
            <span className={styles.range}>{range}</span>
          </th>
        ))}
      </tr>
    </thead>
  );
}

function Head({ head: { name, range } }: { head: RfmHead }) {
  const styles = useStyles2(getRfmStyles);
  return (
    <th scope="row" className={styles.rows}>
      <span className={styles.name}>{name}</span>
      <span className={styles.range}>{range}</span>
    </th>
  );
}

interface CellProps extends Pick<Props, "chosen" | "onChoose"> {
  cell: RfmCell;
  focusable: boolean;
  place: [number, number];
}

function Cell({ cell, chosen, focusable, place, onChoose }: CellProps) {
  const styles = useStyles2(getRfmStyles);
  const { isDark } = useTheme2();
  const tone = cell.position === null ? undefined : toneAt(cell.position, isDark);
  const filtered = chosen?.r !== undefined || chosen?.f !== undefined;
  const fits = (chosen?.r === undefined || chosen.r === cell.r) && (chosen?.f === undefined || chosen.f === cell.f);
  const active = filtered && fits;
  const style = tone && { backgroundColor: tone.background, color: tone.text };
  const mark = { tabIndex: focusable ? 0 : -1, "aria-label": cell.about, ...placeMark(...place) };
  const look = cx(styles.cell, active && styles.chosen);
  if (!onChoose) {
    return (
      <td className={styles.box} {...mark}>
        <span className={look} style={style}>
          {cell.text}
        </span>
      </td>
    );
  }
  return (
    <td className={styles.box}>
      <button
        type="button"
        className={cx(look, styles.press)}
        style={style}
        aria-pressed={active}
        onClick={() => onChoose(cell)}
        {...mark}
      >
        {active && <Icon name="check" size="sm" aria-hidden="true" />}
        {cell.text}
      </button>
    </td>
  );
}
