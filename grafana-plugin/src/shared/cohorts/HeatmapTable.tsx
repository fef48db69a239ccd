import { useStyles2 } from "@grafana/ui";
import { useMemo } from "react";
import type { CohortsDoc } from "../api/types.ts";
import { CellTip } from "./CellTip.tsx";
import { HeatmapHeader } from "./HeatmapHeader.tsx";
import { HeatmapLegend } from "./HeatmapLegend.tsx";
import { HeatmapRow } from "./HeatmapRow.tsx";
import { heatmapOf } from "./heatmap.ts";
import { getHeatmapStyles } from "./heatmapStyles.ts";
import { useGrid } from "./useGrid.ts";
import { formulaOf, nounOf, periodName, shownAs } from "./words.ts";

interface Props {
  doc: CohortsDoc;
  /** The table scrolls inside it. */
  maxHeight: number | string;
  /** The period that is shown as a trend. */
  period?: number;
  /** A click on a period's header; without it headers are only read. */
  onPeriod?: (period: number) => void;
}

/**
 * A real table, so that it can be read out and walked with the arrow keys. A canvas could do neither, and is not needed: 60 by
 * 60 periods (1,889 cells) are drawn in half a second on two slow cores, and keys and scrolling keep up with the screen.
 */
export function HeatmapTable({ doc, maxHeight, period, onPeriod }: Props) {
  const styles = useStyles2(getHeatmapStyles);
  const map = useMemo(() => heatmapOf(doc), [doc]);
  const lines = useMemo(() => [map.mean, ...map.rows], [map]);
  const lengths = [onPeriod ? map.periods.length : 0, ...lines.map(({ cells }) => cells.length)];
  const { ref, home, pointed, follow, handlers } = useGrid(lengths);
  const about =
    pointed &&
    (pointed.row === 0
      ? `${periodName(pointed.column, doc.grain)}. Press to see it as a trend across cohorts.`
      : lines[pointed.row - 1]?.cells[pointed.column]?.about);
  return (
    <>
      <div className={styles.scroll} style={{ maxHeight }} onScroll={follow}>
        <table
          ref={ref}
          className={styles.table}
          // biome-ignore lint/a11y/noNoninteractiveElementToInteractiveRole: arrows walk it, as WAI-ARIA's grid asks
          role="grid"
          aria-label={`${shownAs(doc)}, by cohort and ${doc.grain}`}
          aria-readonly="true"
          {...handlers}
        >
          <HeatmapHeader
            periods={map.periods}
            doc={doc}
            chosen={period}
            active={home.row === 0 ? home.column : undefined}
            onPeriod={onPeriod}
          />
          <tbody>
            {lines.map((row, i) => (
              <HeatmapRow
                key={row.id}
                row={row}
                index={i + 1}
                width={map.periods.length}
                active={home.row === i + 1 ? home.column : undefined}
                noun={nounOf(doc)}
                isMean={i === 0}
              />
            ))}
          </tbody>
        </table>
      </div>
      {pointed && about && (
        <CellTip text={about} formula={pointed.row > 0 ? formulaOf(doc) : undefined} box={pointed.box} />
      )}
      <HeatmapLegend doc={doc} domain={map.domain} />
    </>
  );
}
