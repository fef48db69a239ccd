import { css } from "@emotion/css";
import type { GrafanaTheme2 } from "@grafana/data";
import type { PluginPageProps } from "@grafana/runtime";
import { useStyles2 } from "@grafana/ui";
import { useEffect } from "react";
import { useActiveLink } from "./nav.ts";
import { useAnnouncePage } from "./pageNav.tsx";

/** The page frame that Grafana gives to plugins: title, subtitle, information, actions. */
export function PluginPage({ actions, subTitle, info, pageNav, renderTitle, children }: PluginPageProps) {
  const styles = useStyles2(getStyles);
  const link = useActiveLink();
  const title = pageNav?.text ?? link?.text ?? "Vigie";
  useAnnouncePage(pageNav);
  useEffect(() => {
    document.title = `${title} - Vigie`;
  }, [title]);
  return (
    <div className={styles.page}>
      <div className={styles.header}>
        <div>
          {renderTitle ? renderTitle(title) : <h1 className={styles.title}>{title}</h1>}
          {subTitle && <div className={styles.subTitle}>{subTitle}</div>}
        </div>
        <div className={styles.actions}>
          {info?.map(({ label, value }) => (
            <div key={label}>
              {label}: {value}
            </div>
          ))}
          {actions}
        </div>
      </div>
      {children}
    </div>
  );
}

const getStyles = (theme: GrafanaTheme2) => ({
  page: css({
    padding: theme.spacing(3),
    minWidth: 0,
    [theme.breakpoints.down("md")]: { padding: theme.spacing(2, 1.5) },
  }),
  header: css({
    display: "flex",
    flexWrap: "wrap",
    gap: theme.spacing(1, 3),
    alignItems: "center",
    justifyContent: "space-between",
    marginBottom: theme.spacing(2),
  }),
  title: css({ margin: 0, overflowWrap: "anywhere" }),
  subTitle: css({ color: theme.colors.text.secondary }),
  actions: css({ display: "flex", flexWrap: "wrap", gap: theme.spacing(1), alignItems: "center", minWidth: 0 }),
});
