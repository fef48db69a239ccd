import { css } from "@emotion/css";
import type { GrafanaTheme2 } from "@grafana/data";
import { useStyles2 } from "@grafana/ui";
import type { MouseEvent, ReactNode } from "react";
import { useNavigate } from "react-router";

interface Props {
  href: string;
  children: ReactNode;
}

/** Grafana's own links decode what they are given, which breaks ids with a slash or a per cent sign in them. */
export function AppLink({ href, children }: Props) {
  const styles = useStyles2(getStyles);
  const navigate = useNavigate();
  const go = (event: MouseEvent) => {
    // Another tab or window is the browser's business.
    if (event.button !== 0 || event.metaKey || event.ctrlKey || event.shiftKey || event.altKey) {
      return;
    }
    event.preventDefault();
    navigate(href);
  };
  return (
    <a href={href} className={styles.link} onClick={go}>
      {children}
    </a>
  );
}

const getStyles = (theme: GrafanaTheme2) => ({
  link: css({
    color: theme.colors.text.link,
    "&:hover": { textDecoration: "underline" },
    "&:focus-visible": { outline: `2px solid ${theme.colors.primary.main}` },
  }),
});
