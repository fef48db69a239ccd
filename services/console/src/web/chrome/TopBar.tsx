import { css } from "@emotion/css";
import type { AppPluginMeta, GrafanaTheme2 } from "@grafana/data";
import { IconButton, useStyles2 } from "@grafana/ui";
import type { Preferences } from "../preferences.ts";
import { Breadcrumbs } from "./Breadcrumbs.tsx";
import type { Session } from "./session.ts";
import { TimeZoneSelect } from "./TimeZoneSelect.tsx";

interface Props {
  meta: AppPluginMeta;
  session: Session;
  preferences: Preferences;
  onPreferences: (preferences: Preferences) => void;
  menuOpen: boolean;
  onMenu: () => void;
}

export function TopBar({ meta, preferences, onPreferences, menuOpen, onMenu }: Props) {
  const styles = useStyles2(getStyles);
  const other = preferences.theme === "dark" ? "light" : "dark";
  return (
    <header className={styles.bar}>
      <div className={styles.menu}>
        <IconButton
          name={menuOpen ? "times" : "bars"}
          size="lg"
          aria-label={menuOpen ? "Close the menu" : "Open the menu"}
          aria-expanded={menuOpen}
          aria-controls="vigie-menu"
          onClick={onMenu}
        />
      </div>
      <img src={meta.info.logos.small} alt="" width="24" height="24" />
      <Breadcrumbs meta={meta} />
      <div className={styles.end}>
        <div className={styles.zone}>
          <TimeZoneSelect
            value={preferences.timeZone}
            onChange={(timeZone) => onPreferences({ ...preferences, timeZone })}
          />
        </div>
        <IconButton
          name="adjust-circle"
          size="lg"
          aria-label={`Switch to the ${other} theme`}
          tooltip={`Switch to the ${other} theme`}
          onClick={() => onPreferences({ ...preferences, theme: other })}
        />
      </div>
    </header>
  );
}

const getStyles = (theme: GrafanaTheme2) => ({
  bar: css({
    position: "sticky",
    top: 0,
    zIndex: theme.zIndex.navbarFixed,
    display: "flex",
    alignItems: "center",
    gap: theme.spacing(1),
    height: 40,
    padding: theme.spacing(0, 2),
    background: theme.colors.background.primary,
    borderBottom: `1px solid ${theme.colors.border.weak}`,
  }),
  menu: css({ display: "flex", [theme.breakpoints.up("md")]: { display: "none" } }),
  end: css({ display: "flex", alignItems: "center", gap: theme.spacing(1), marginLeft: "auto" }),
  zone: css({ width: 200, [theme.breakpoints.down("sm")]: { width: 128 } }),
});
