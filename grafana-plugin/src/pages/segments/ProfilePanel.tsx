import { css, cx } from "@emotion/css";
import type { GrafanaTheme2 } from "@grafana/data";
import { Text, useStyles2, useTheme2 } from "@grafana/ui";
import type { KindOfBuyer, SegmentsDoc } from "../../shared/api/types.ts";
import { ChartPanel } from "../../shared/components/ChartPanel.tsx";
import { DataTable, type TableColumn } from "../../shared/components/DataTable.tsx";
import { downloadText } from "../../shared/format/csv.ts";
import { markOf } from "./marks.ts";
import { PickButton, type PickProps } from "./PickButton.tsx";
import { mostZ, profileCsv, type TraitRow, traitRows, traitText, zText } from "./profile.ts";
import { kindOf } from "./segmentsState.ts";

interface Props extends PickProps {
  doc: SegmentsDoc;
  loading: boolean;
}

const TITLE = "What sets them apart";

export function ProfilePanel({ doc, loading, ...pick }: Props) {
  const styles = useStyles2(getStyles);
  const most = mostZ(doc);
  return (
    <ChartPanel
      title={TITLE}
      description="Bars: how far the middle of a segment lies from the mean customer, in standard deviations of the features' logarithms. Figures: means of the segment's customers."
      loading={loading}
      onCsv={() => downloadText("segments-profile.csv", profileCsv(doc))}
      chart={
        <>
          <div className={styles.blocks}>
            {doc.segments.map((kind) => (
              <div
                key={kind.segment}
                className={cx(pick.picked !== undefined && pick.picked !== kindOf(kind) && styles.faded)}
              >
                <PickButton kind={kind} {...pick} />
                <Bars kind={kind} most={most} currency={doc.currency} />
              </div>
            ))}
          </div>
          <Text element="p" color="secondary" variant="bodySmall">
            Left of the line: less than the mean customer. Right: more. In standard deviations.
          </Text>
        </>
      }
      table={
        <DataTable
          label={`${TITLE} as a table`}
          columns={traitColumns(doc)}
          rows={traitRows(doc)}
          rowKey={({ feature }) => feature}
          currency={doc.currency}
        />
      }
    />
  );
}

function Bars({ kind, most, currency }: { kind: KindOfBuyer; most: number; currency: string | null }) {
  const styles = useStyles2(getStyles);
  const { color } = markOf(kind.segment, useTheme2().isDark);
  return (
    <ul className={styles.bars} aria-label={`${kind.name}: ${TITLE.toLowerCase()}`}>
      {kind.profile.map(({ feature, name, unit, mean, of_all, z }) => {
        const half = (Math.abs(z) / most) * 50;
        return (
          <li key={feature} className={styles.row} title={`All customers: ${traitText(of_all, unit, currency)}`}>
            <span className={styles.name}>{name}</span>
            <span className={styles.track} aria-hidden="true">
              <span
                className={styles.bar}
                style={{ background: color, width: `${half}%`, left: z < 0 ? `${50 - half}%` : "50%" }}
              />
            </span>
            <span className={styles.figure}>{zText(z)}</span>
            <span className={styles.figure}>{traitText(mean, unit, currency)}</span>
          </li>
        );
      })}
    </ul>
  );
}

function traitColumns({ segments, currency }: SegmentsDoc): TableColumn<TraitRow>[] {
  return [
    { id: "feature", header: "Mean of", cell: ({ name }) => name },
    ...segments.map(
      ({ segment, name }, at): TableColumn<TraitRow> => ({
        id: String(segment),
        header: name,
        align: "end",
        cell: ({ means, unit }) => traitText(means[at] ?? 0, unit, currency),
      }),
    ),
    { id: "all", header: "All", align: "end", cell: ({ of_all, unit }) => traitText(of_all, unit, currency) },
  ];
}

const getStyles = (theme: GrafanaTheme2) => ({
  blocks: css({
    display: "grid",
    gap: theme.spacing(1, 4),
    gridTemplateColumns: "repeat(auto-fill, minmax(min(380px, 100%), 1fr))",
  }),
  // Words stay readable; only marks and bars step back.
  faded: css({ "& [aria-hidden=true]": { opacity: 0.35 } }),
  bars: css({
    display: "grid",
    gridTemplateColumns: "minmax(0, 1.1fr) minmax(60px, 1.4fr) 3em 5em",
    gap: theme.spacing(0.25, 1),
    margin: theme.spacing(0, 0, 1),
    padding: theme.spacing(0, 0.5),
    listStyle: "none",
    fontSize: theme.typography.bodySmall.fontSize,
    fontVariantNumeric: "tabular-nums",
  }),
  row: css({ display: "grid", gridColumn: "1 / -1", gridTemplateColumns: "subgrid", alignItems: "center" }),
  name: css({ color: theme.colors.text.secondary }),
  track: css({
    position: "relative",
    height: 12,
    background: `linear-gradient(${theme.colors.border.strong} 0 0) center / 1px 100% no-repeat, ${theme.colors.background.secondary}`,
    borderRadius: 2,
  }),
  bar: css({ position: "absolute", top: 2, bottom: 2, minWidth: 1 }),
  figure: css({ textAlign: "end" }),
});
