import { css, cx } from "@emotion/css";
import type { GrafanaTheme2 } from "@grafana/data";
import { useStyles2 } from "@grafana/ui";
import type { ReactNode } from "react";

interface Props {
  facts: { name: string; value: ReactNode }[];
  /** For what programs wrote. */
  code?: boolean;
}

/** Names and values beside each other; long values wrap. */
export function FactList({ facts, code }: Props) {
  const styles = useStyles2(getStyles);
  return (
    <dl className={cx(styles.list, code && styles.code)}>
      {facts.map(({ name, value }) => (
        <div key={name} className={styles.fact}>
          <dt>{name}</dt>
          <dd>{value}</dd>
        </div>
      ))}
    </dl>
  );
}

/** Attributes as they came; whatever is not text is shown as JSON. */
export function attributeFacts(attributes: Record<string, unknown>): Props["facts"] {
  return Object.entries(attributes).map(([name, value]) => ({
    name,
    value: typeof value === "string" ? value : JSON.stringify(value),
  }));
}

const getStyles = (theme: GrafanaTheme2) => ({
  list: css({ margin: 0, display: "grid", gap: theme.spacing(0.25, 2) }),
  code: css({ "& dd": { fontFamily: theme.typography.fontFamilyMonospace } }),
  fact: css({
    display: "grid",
    gridTemplateColumns: "minmax(80px, 25%) minmax(0, 1fr)",
    gap: theme.spacing(1),
    fontSize: theme.typography.bodySmall.fontSize,
    dt: {
      color: theme.colors.text.secondary,
      fontWeight: theme.typography.fontWeightRegular,
      overflowWrap: "anywhere",
    },
    dd: { margin: 0, overflowWrap: "anywhere" },
  }),
});
