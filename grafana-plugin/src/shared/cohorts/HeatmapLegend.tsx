import { css } from "@emotion/css";
import type { GrafanaTheme2 } from "@grafana/data";
import { useStyles2 } from "@grafana/ui";
import type { CohortsDoc } from "../api/types.ts";
import { formatCompact } from "../format/cell.ts";
import { STRIPES } from "./heatmapStyles.ts";
import { getLegendStyles, ScaleLegend } from "./ScaleLegend.tsx";
import type { Domain } from "./scale.ts";
import { notOver, unitOf } from "./words.ts";

interface Props {
  doc: CohortsDoc;
  domain: Domain | undefined;
}

/** What the colours stand for, and the marks that are not colours. */
export function HeatmapLegend({ doc, domain }: Props) {
  const styles = useStyles2(getStyles);
  const { item } = useStyles2(getLegendStyles);
  const unfinished = doc.cohorts.some(({ cells }) => cells.some(({ complete }) => !complete));
  return (
    <ScaleLegend domain={domain} format={(value) => formatCompact(value, unitOf(doc), doc.currency)}>
      {unfinished && (
        <li className={item}>
          <span className={styles.hatched} aria-hidden="true" />
          {notOver(doc.grain)}: in no mean
        </li>
      )}
      <li className={item}>
        Columns: {doc.grain}s since the first order. The {doc.grain} of the first order is the base and not coloured.
      </li>
    </ScaleLegend>
  );
}

const getStyles = (theme: GrafanaTheme2) => ({
  hatched: css({ width: 18, height: 12, border: `1px solid ${theme.colors.border.strong}`, backgroundImage: STRIPES }),
});
