import { type AppPlugin, getThemeById, PluginContextProvider, ThemeContext } from "@grafana/data";
import { config, LocationServiceProvider, locationService } from "@grafana/runtime";
import { GlobalStyles, ModalRoot, ModalsProvider, PortalContainer } from "@grafana/ui";
import { useLayoutEffect, useMemo, useState } from "react";
import { CompatRouter } from "react-router-dom-v5-compat";
import { Chrome } from "./chrome/Chrome.tsx";
import { PageNavProvider } from "./chrome/pageNav.tsx";
import type { Session } from "./chrome/session.ts";
import { LegacyRouter } from "./legacyRouter.ts";
import { PluginRoutes } from "./PluginRoutes.tsx";
import { type Preferences, readPreferences, writePreferences } from "./preferences.ts";

interface Props {
  plugin: AppPlugin;
  session: Session;
}

export function Console({ plugin, session }: Props) {
  const [preferences, setPreferences] = useState(readPreferences);
  const theme = useMemo(() => getThemeById(preferences.theme), [preferences.theme]);
  const change = (next: Preferences) => {
    writePreferences(next);
    config.bootData.user.timezone = next.timeZone;
    setPreferences(next);
  };
  useLayoutEffect(() => {
    document.body.classList.remove("theme-dark", "theme-light");
    document.body.classList.add(`theme-${preferences.theme}`);
    document.documentElement.style.colorScheme = preferences.theme;
  }, [preferences.theme]);

  return (
    <ThemeContext.Provider value={theme}>
      <GlobalStyles />
      {/* The same arrangement as Grafana's own: router 5 outside, the v6 view of it inside. */}
      <LegacyRouter history={locationService.getHistory()}>
        <CompatRouter>
          <LocationServiceProvider service={locationService}>
            <ModalsProvider>
              <PluginContextProvider meta={plugin.meta}>
                <PageNavProvider>
                  <Chrome meta={plugin.meta} session={session} preferences={preferences} onPreferences={change}>
                    <PluginRoutes key={preferences.timeZone} plugin={plugin} />
                  </Chrome>
                </PageNavProvider>
              </PluginContextProvider>
              <ModalRoot />
              <PortalContainer />
            </ModalsProvider>
          </LocationServiceProvider>
        </CompatRouter>
      </LegacyRouter>
    </ThemeContext.Provider>
  );
}
