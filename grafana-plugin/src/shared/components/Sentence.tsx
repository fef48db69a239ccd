import { css } from "@emotion/css";
import type { GrafanaTheme2 } from "@grafana/data";
import { Text, useStyles2 } from "@grafana/ui";
import type { ReactNode } from "react";
import { Bone } from "./Skeletons.tsx";

interface Props {
  text: string | undefined;
  loading: boolean;
  /** What belongs to the answer, a step quieter. */
  second?: string | null;
  /** Range, freshness. */
  children?: ReactNode;
}

/** The page's answer, in words, before any figure. */
export function Sentence({ text, loading, second, children }: Props) {
  const styles = useStyles2(getStyles);
  if (text === undefined) {
    return loading ? <Bone height={28} width="min(520px, 90%)" /> : null;
  }
  return (
    <div className={styles.headline} aria-live="polite">
      <Text element="p" variant="h4">
        {text}
      </Text>
      {second && <Text element="p">{second}</Text>}
      <div className={styles.notes}>{children}</div>
    </div>
  );
}

const getStyles = (theme: GrafanaTheme2) => ({
  headline: css({ display: "flex", flexDirection: "column", gap: theme.spacing(0.5), p: { margin: 0 } }),
  notes: css({ display: "flex", flexWrap: "wrap", gap: theme.spacing(0.5, 3) }),
});
