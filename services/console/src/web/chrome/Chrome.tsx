import { css, cx } from "@emotion/css";
import type { AppPluginMeta, GrafanaTheme2 } from "@grafana/data";
import { useStyles2 } from "@grafana/ui";
import { type ReactNode, useEffect, useState } from "react";
import { useLocation } from "react-router-dom-v5-compat";
import type { Preferences } from "../preferences.ts";
import { NavMenu } from "./NavMenu.tsx";
import type { Session } from "./session.ts";
import { TopBar } from "./TopBar.tsx";

interface Props {
  meta: AppPluginMeta;
  session: Session;
  preferences: Preferences;
  onPreferences: (preferences: Preferences) => void;
  children: ReactNode;
}

export function Chrome({ meta, session, preferences, onPreferences, children }: Props) {
  const styles = useStyles2(getStyles);
  const [menuOpen, setMenuOpen] = useState(false);
  const { pathname } = useLocation();
  // biome-ignore lint/correctness/useExhaustiveDependencies: a new page closes the mobile menu
  useEffect(() => setMenuOpen(false), [pathname]);
  return (
    <div className={styles.app}>
      <a href="#content" className={styles.skip}>
        Skip to the content
      </a>
      <TopBar
        meta={meta}
        session={session}
        preferences={preferences}
        onPreferences={onPreferences}
        menuOpen={menuOpen}
        onMenu={() => setMenuOpen(!menuOpen)}
      />
      <div className={styles.body}>
        <div className={cx(styles.side, !menuOpen && styles.closed)} id="vigie-menu">
          <NavMenu meta={meta} session={session} />
        </div>
        <main className={styles.main} id="content" tabIndex={-1}>
          {children}
        </main>
      </div>
    </div>
  );
}

const getStyles = (theme: GrafanaTheme2) => ({
  app: css({ minHeight: "100vh", background: theme.colors.background.canvas, color: theme.colors.text.primary }),
  skip: css({
    position: "fixed",
    zIndex: theme.zIndex.modal,
    top: -60,
    left: theme.spacing(1),
    padding: theme.spacing(1, 2),
    background: theme.colors.background.primary,
    border: `1px solid ${theme.colors.primary.border}`,
    "&:focus": { top: theme.spacing(1) },
  }),
  body: css({ display: "flex", alignItems: "stretch" }),
  side: css({
    flex: "0 0 220px",
    position: "sticky",
    top: 40,
    height: "calc(100vh - 40px)",
    overflowY: "auto",
    background: theme.colors.background.primary,
    borderRight: `1px solid ${theme.colors.border.weak}`,
    [theme.breakpoints.down("md")]: {
      position: "fixed",
      zIndex: theme.zIndex.sidemenu,
      left: 0,
      width: "min(280px, 85vw)",
      boxShadow: theme.shadows.z3,
    },
  }),
  closed: css({ [theme.breakpoints.down("md")]: { display: "none" } }),
  main: css({ flex: 1, minWidth: 0, maxWidth: "100%", "&:focus": { outline: "none" } }),
});
