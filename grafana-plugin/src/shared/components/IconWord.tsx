import { css } from "@emotion/css";
import type { GrafanaTheme2, IconName } from "@grafana/data";
import { Icon, useStyles2 } from "@grafana/ui";

export type Tone = "critical" | "warning" | "info" | "good" | "quiet";

export interface Look {
  icon: IconName;
  tone: Tone;
}

interface Props extends Look {
  word: string;
  title?: string;
}

/** A state: the icon's shape and the word say what the colour says. */
export function IconWord({ icon, tone, word, title }: Props) {
  const styles = useStyles2(getStyles, tone);
  return (
    <span className={styles.pair} title={title}>
      <Icon name={icon} size="sm" aria-hidden="true" className={styles.icon} />
      {word}
    </span>
  );
}

export function toneColor(theme: GrafanaTheme2, tone: Tone): string {
  switch (tone) {
    case "critical":
      return theme.colors.error.text;
    case "warning":
      return theme.colors.warning.text;
    case "info":
      return theme.colors.info.text;
    case "good":
      return theme.colors.success.text;
    case "quiet":
      return theme.colors.text.secondary;
  }
}

const getStyles = (theme: GrafanaTheme2, tone: Tone) => ({
  pair: css({ display: "inline-flex", alignItems: "center", gap: theme.spacing(0.5), whiteSpace: "nowrap" }),
  icon: css({ color: toneColor(theme, tone), flexShrink: 0 }),
});
