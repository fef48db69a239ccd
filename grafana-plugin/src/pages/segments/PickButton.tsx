import { css, cx } from "@emotion/css";
import type { GrafanaTheme2 } from "@grafana/data";
import { Icon, useStyles2 } from "@grafana/ui";
import type { KindOfBuyer } from "../../shared/api/types.ts";
import { Mark } from "./Mark.tsx";
import { kindOf } from "./segmentsState.ts";

export interface PickProps {
  /** From 1; undefined: none is picked out. */
  picked: number | undefined;
  onPick: (kind: number) => void;
}

interface Props extends PickProps {
  kind: KindOfBuyer;
}

/** A segment's mark and name; pressed, the page picks the segment out and the others step back. */
export function PickButton({ kind, picked, onPick }: Props) {
  const styles = useStyles2(getStyles);
  const active = picked === kindOf(kind);
  return (
    <button
      type="button"
      className={cx(styles.button, picked !== undefined && !active && styles.faded)}
      aria-pressed={active}
      title={active ? "Show all segments alike" : `Pick out ${kind.name}`}
      onClick={() => onPick(kindOf(kind))}
    >
      <Mark segment={kind.segment} />
      <span>{kind.name}</span>
      {active && <Icon name="check" size="sm" aria-hidden="true" />}
    </button>
  );
}

const getStyles = (theme: GrafanaTheme2) => ({
  button: css({
    display: "inline-flex",
    alignItems: "center",
    gap: theme.spacing(0.75),
    padding: theme.spacing(0.25, 0.5),
    border: 0,
    borderRadius: theme.shape.radius.default,
    background: "none",
    color: theme.colors.text.primary,
    font: "inherit",
    fontWeight: theme.typography.fontWeightMedium,
    textAlign: "start",
    cursor: "pointer",
    "&:hover": { background: theme.colors.action.hover },
    "&[aria-pressed=true]": { background: theme.colors.action.selected },
    "&:focus-visible": { outline: `2px solid ${theme.colors.primary.main}` },
  }),
  faded: css({ color: theme.colors.text.secondary }),
});
