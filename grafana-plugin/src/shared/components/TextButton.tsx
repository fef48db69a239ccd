import { css, cx } from "@emotion/css";
import type { GrafanaTheme2 } from "@grafana/data";
import { useStyles2 } from "@grafana/ui";
import type { ReactNode } from "react";

interface Props {
  title: string;
  code?: boolean;
  onClick: () => void;
  children: ReactNode;
}

/** Looks like a link, and changes the page it is on. */
export function TextButton({ title, code, onClick, children }: Props) {
  const styles = useStyles2(getStyles);
  return (
    <button type="button" className={cx(styles.button, code && styles.code)} title={title} onClick={onClick}>
      {children}
    </button>
  );
}

const getStyles = (theme: GrafanaTheme2) => ({
  button: css({
    padding: 0,
    border: 0,
    background: "none",
    color: theme.colors.text.link,
    font: "inherit",
    textAlign: "start",
    overflowWrap: "anywhere",
    cursor: "pointer",
    "&:hover": { textDecoration: "underline" },
    "&:focus-visible": { outline: `2px solid ${theme.colors.primary.main}` },
  }),
  code: css({ fontFamily: theme.typography.fontFamilyMonospace, fontSize: theme.typography.bodySmall.fontSize }),
});
