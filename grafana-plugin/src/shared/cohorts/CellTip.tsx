import { css } from "@emotion/css";
import type { GrafanaTheme2 } from "@grafana/data";
import { Portal, useStyles2 } from "@grafana/ui";
import { useLayoutEffect, useRef, useState } from "react";

interface Props {
  text: string;
  formula?: string;
  box: DOMRect;
}

const GAP = 6;
const EDGE = 8;

/** Under the cell, or above it where there is no room. Its text is the cell's own name, so it is not read out twice. */
export function CellTip({ text, formula, box }: Props) {
  const styles = useStyles2(getStyles);
  const ref = useRef<HTMLDivElement>(null);
  const [place, setPlace] = useState({ left: 0, top: 0 });
  // biome-ignore lint/correctness/useExhaustiveDependencies: another text has another size
  useLayoutEffect(() => {
    const { width = 0, height = 0 } = ref.current?.getBoundingClientRect() ?? {};
    const below = box.bottom + GAP + height <= window.innerHeight - EDGE;
    const middle = box.left + box.width / 2 - width / 2;
    setPlace({
      left: Math.max(EDGE, Math.min(middle, window.innerWidth - width - EDGE)),
      top: below ? box.bottom + GAP : Math.max(EDGE, box.top - GAP - height),
    });
  }, [text, box]);
  return (
    <Portal>
      <div ref={ref} className={styles.tip} style={place} aria-hidden="true" data-testid="cell-tip">
        <div>{text}</div>
        {formula && <div className={styles.formula}>Formula: {formula}</div>}
      </div>
    </Portal>
  );
}

const getStyles = (theme: GrafanaTheme2) => ({
  tip: css({
    position: "fixed",
    zIndex: theme.zIndex.tooltip,
    maxWidth: "min(320px, calc(100vw - 16px))",
    padding: theme.spacing(0.75, 1),
    pointerEvents: "none",
    background: theme.colors.background.elevated,
    border: `1px solid ${theme.colors.border.medium}`,
    borderRadius: theme.shape.radius.default,
    boxShadow: theme.shadows.z2,
    color: theme.colors.text.primary,
    fontSize: theme.typography.bodySmall.fontSize,
  }),
  formula: css({ marginTop: theme.spacing(0.5), color: theme.colors.text.secondary }),
});
