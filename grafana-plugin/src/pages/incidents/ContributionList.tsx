import { css, cx } from "@emotion/css";
import type { GrafanaTheme2 } from "@grafana/data";
import { useStyles2 } from "@grafana/ui";
import type { Contribution, Unit } from "../../shared/api/types.ts";
import { effectText, insteadText, shareText, UNKNOWN } from "./contributions.ts";

interface Props {
  nodes: Contribution[];
  unit: Unit;
  currency: string | null;
  label?: string;
  /** What these are part of, and its own share of the whole change. */
  within?: { label: string; share: number };
}

/** Parts of the change with what they consist of indented below them. */
export function ContributionList({ nodes, unit, currency, label, within }: Props) {
  const styles = useStyles2(getStyles);
  return (
    <ul className={styles.list} aria-label={label}>
      {nodes.map((node) => (
        <li key={`${node.dimension} ${node.value}`}>
          <Part node={node} unit={unit} currency={currency} within={within} />
          {node.children.length > 0 && (
            <div className={styles.children}>
              <ContributionList
                nodes={node.children}
                unit={unit}
                currency={currency}
                within={{ label: node.label || UNKNOWN, share: (within?.share ?? 1) * node.share }}
              />
            </div>
          )}
        </li>
      ))}
    </ul>
  );
}

/** The bar is a share of the whole change, so that bars of all levels compare. */
function Part({ node, unit, currency, within }: { node: Contribution } & Pick<Props, "unit" | "currency" | "within">) {
  const styles = useStyles2(getStyles);
  const { label, share } = node;
  const effect = effectText(node, unit);
  return (
    <div className={styles.part}>
      <div className={styles.text}>
        <span className={styles.label} title={label}>
          {label || UNKNOWN}
        </span>
        <span className={styles.share}>
          {shareText(share)}
          {within && ` of ${within.label}`}
        </span>
      </div>
      <div className={styles.track} aria-hidden="true">
        <div
          className={cx(styles.bar, share < 0 && styles.against)}
          style={{ width: `${Math.min(1, Math.abs(share * (within?.share ?? 1))) * 100}%` }}
        />
      </div>
      <div className={styles.note}>
        {insteadText(node, unit, currency)}
        {share < 0 && ", against the change"}
        {effect && `; ${effect}`}
      </div>
    </div>
  );
}

const getStyles = (theme: GrafanaTheme2) => ({
  list: css({ listStyle: "none", margin: 0, padding: 0 }),
  children: css({
    marginLeft: theme.spacing(1),
    paddingLeft: theme.spacing(1.5),
    borderLeft: `1px solid ${theme.colors.border.medium}`,
  }),
  part: css({ padding: theme.spacing(0.5, 0, 0.75), fontVariantNumeric: "tabular-nums" }),
  text: css({ display: "flex", gap: theme.spacing(1), alignItems: "baseline" }),
  label: css({ flex: 1, minWidth: 0, overflow: "hidden", textOverflow: "ellipsis", whiteSpace: "nowrap" }),
  share: css({ maxWidth: "60%", textAlign: "end", fontWeight: theme.typography.fontWeightMedium }),
  track: css({ height: 4, margin: "2px 0", borderRadius: 2, background: theme.colors.background.secondary }),
  bar: css({
    height: "100%",
    minWidth: 1,
    borderRadius: 2,
    background: theme.visualization.getColorByName("blue"),
  }),
  against: css({
    background: `repeating-linear-gradient(135deg, ${theme.colors.text.secondary} 0 3px, transparent 3px 5px)`,
  }),
  note: css({ fontSize: theme.typography.bodySmall.fontSize, color: theme.colors.text.secondary }),
});
