import { css } from "@emotion/css";
import type { GrafanaTheme2 } from "@grafana/data";
import { Button, Icon, Switch, Toggletip, useStyles2 } from "@grafana/ui";
import type { SignalKind } from "../api/types.ts";
import { getSwitchStyles } from "../components/styles.ts";
import { formatCount } from "../format/cell.ts";
import { KIND_IDS, KINDS } from "./kinds.ts";

interface Props {
  chosen: SignalKind[];
  /** How many of each kind the range holds. */
  counts: Record<string, number> | undefined;
  onChange: (kinds: SignalKind[]) => void;
}

/** One switch per kind of signal, behind one button in the chart's header. */
export function SignalSwitches({ chosen, counts, onChange }: Props) {
  const styles = useStyles2(getSwitchStyles);
  return (
    <Toggletip
      title="Signals on the chart"
      placement="bottom-end"
      content={<Switches chosen={chosen} counts={counts} onChange={onChange} />}
    >
      <Button
        size="sm"
        variant="secondary"
        fill="text"
        icon="signal"
        aria-label={`Signals on the chart: ${chosen.length} of ${KIND_IDS.length} kinds`}
      >
        <span className={styles.word}>Signals</span> ({chosen.length})
      </Button>
    </Toggletip>
  );
}

function Switches({ chosen, counts, onChange }: Props) {
  const styles = useStyles2(getStyles);
  const toggle = (kind: SignalKind) =>
    onChange(chosen.includes(kind) ? chosen.filter((other) => other !== kind) : [...chosen, kind]);
  return (
    <ul className={styles.list}>
      {KIND_IDS.map((kind) => (
        <li key={kind}>
          <label className={styles.row} htmlFor={`vigie-signal-${kind}`}>
            <Icon name={KINDS[kind].icon} aria-hidden="true" />
            <span className={styles.name}>{KINDS[kind].name}</span>
            <span className={styles.count}>{formatCount(counts?.[kind] ?? 0)}</span>
            <Switch
              id={`vigie-signal-${kind}`}
              aria-label={`Show ${KINDS[kind].name.toLowerCase()}`}
              value={chosen.includes(kind)}
              onChange={() => toggle(kind)}
            />
          </label>
        </li>
      ))}
    </ul>
  );
}

const getStyles = (theme: GrafanaTheme2) => ({
  list: css({ listStyle: "none", margin: 0, padding: 0, minWidth: 250 }),
  row: css({ display: "flex", alignItems: "center", gap: theme.spacing(1), padding: theme.spacing(0.5, 0), margin: 0 }),
  name: css({ flex: 1, fontWeight: theme.typography.fontWeightRegular }),
  count: css({ color: theme.colors.text.secondary, fontVariantNumeric: "tabular-nums" }),
});
