import { css, cx } from "@emotion/css";
import type { GrafanaTheme2 } from "@grafana/data";
import { Icon, Text, useStyles2 } from "@grafana/ui";
import type { SecurityDoc } from "../../shared/api/types.ts";
import { ChartPanel } from "../../shared/components/ChartPanel.tsx";
import { countOf } from "../../shared/format/cell.ts";
import { downloadText, toCsv } from "../../shared/format/csv.ts";
import type { View } from "../../shared/url/useView.ts";
import { inAttackOrder, quietTactics } from "./mitre.ts";
import type { SecurityState } from "./securityState.ts";

interface Props {
  view: View;
  state: SecurityState;
  doc: SecurityDoc;
}

/** ATT&CK's tactics side by side, each with the techniques that alerts speak of; a click filters the groups. */
export function MitreMatrix({ view, state, doc: { mitre } }: Props) {
  const styles = useStyles2(getStyles);
  const columns = inAttackOrder(mitre);
  const quiet = quietTactics(mitre);
  const choose = (tactic: string, technique?: string) => {
    const again = state.tactic === tactic && state.technique === technique;
    view.setParams({ tactic: again ? undefined : tactic, technique: again ? undefined : technique });
  };
  return (
    <ChartPanel
      title="MITRE ATT&CK"
      description="From the tags of the rules. A group counts for each of its tactics."
      onCsv={() => downloadText("mitre.csv", mitreCsv(columns))}
      chart={
        <>
          {columns.length === 0 && <Text color="secondary">No alert in this range carries a tactic.</Text>}
          <ol className={styles.matrix} aria-label="Tactics">
            {columns.map(({ tactic, techniques, groups, alerts }) => (
              <li key={tactic} className={styles.column}>
                <Cell
                  name={tactic}
                  groups={groups}
                  alerts={alerts}
                  head
                  chosen={state.tactic === tactic && !state.technique}
                  onChoose={() => choose(tactic)}
                />
                {techniques.map((cell) => (
                  <Cell
                    key={cell.technique}
                    name={cell.technique}
                    groups={cell.groups}
                    alerts={cell.alerts}
                    chosen={state.tactic === tactic && state.technique === cell.technique}
                    onChoose={() => choose(tactic, cell.technique)}
                  />
                ))}
              </li>
            ))}
          </ol>
          {columns.length > 0 && quiet.length > 0 && (
            <Text color="secondary" variant="bodySmall">
              No alerts: {quiet.join(", ")}.
            </Text>
          )}
        </>
      }
    />
  );
}

interface CellProps {
  name: string;
  groups: number;
  alerts: number;
  head?: boolean;
  chosen: boolean;
  onChoose: () => void;
}

function Cell({ name, groups, alerts, head, chosen, onChoose }: CellProps) {
  const styles = useStyles2(getStyles);
  return (
    <button
      type="button"
      className={cx(styles.cell, head && styles.head, chosen && styles.chosen)}
      aria-pressed={chosen}
      onClick={onChoose}
    >
      <span className={styles.name}>
        {chosen && <Icon name="check" size="sm" aria-hidden="true" />} {name}
      </span>
      <span className={styles.counts}>
        {countOf(groups, "groups")}, {countOf(alerts, "alerts")}
      </span>
    </button>
  );
}

function mitreCsv(columns: SecurityDoc["mitre"]): string {
  return toCsv(
    ["tactic", "technique", "groups", "alerts"],
    columns.flatMap(({ tactic, techniques, groups, alerts }) => [
      [tactic, null, groups, alerts],
      ...techniques.map((cell) => [tactic, cell.technique, cell.groups, cell.alerts]),
    ]),
  );
}

const getStyles = (theme: GrafanaTheme2) => ({
  matrix: css({
    listStyle: "none",
    margin: theme.spacing(0, 0, 1),
    padding: 0,
    display: "grid",
    gap: theme.spacing(1),
    gridTemplateColumns: "repeat(auto-fill, minmax(min(150px, 46%), 1fr))",
    alignItems: "start",
  }),
  column: css({ display: "flex", flexDirection: "column", gap: 2, minWidth: 0 }),
  cell: css({
    width: "100%",
    padding: theme.spacing(0.5, 1),
    border: `1px solid ${theme.colors.border.weak}`,
    borderRadius: theme.shape.radius.default,
    background: theme.colors.background.secondary,
    color: theme.colors.text.primary,
    font: "inherit",
    textAlign: "start",
    cursor: "pointer",
    "&:hover": { borderColor: theme.colors.border.strong },
    "&:focus-visible": { outline: `2px solid ${theme.colors.primary.main}` },
  }),
  head: css({ background: theme.colors.background.primary, fontWeight: theme.typography.fontWeightMedium }),
  chosen: css({ borderColor: theme.colors.primary.border, boxShadow: `inset 0 2px 0 ${theme.colors.primary.main}` }),
  name: css({ display: "block", overflowWrap: "anywhere" }),
  counts: css({
    display: "block",
    fontSize: theme.typography.bodySmall.fontSize,
    fontWeight: theme.typography.fontWeightRegular,
    color: theme.colors.text.secondary,
    fontVariantNumeric: "tabular-nums",
  }),
});
