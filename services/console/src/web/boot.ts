import { readPreferences } from "./preferences.ts";

declare global {
  interface Window {
    __grafana_public_path__?: string;
    grafanaBootData?: unknown;
  }
}

// Must run before the first import of @grafana/runtime and @grafana/ui, which read these once.
const { theme, timeZone } = readPreferences();

window.__grafana_public_path__ = "/public/";
window.grafanaBootData = {
  // Tells the plugin that there is no Explore here.
  host: "vigie-console",
  assets: { dark: "", light: "" },
  navTree: [],
  user: {
    id: 1,
    isSignedIn: true,
    login: "reader",
    name: "Reader",
    email: "",
    theme,
    lightTheme: theme === "light",
    orgId: 1,
    orgRole: "Admin",
    timezone: timeZone,
    weekStart: "browser",
    locale: navigator.language,
    language: "en-US",
    regionalFormat: navigator.language,
    permissions: {},
    authenticatedBy: "",
    analytics: { identifier: "" },
  },
  settings: {
    appUrl: `${location.origin}/`,
    appSubUrl: "",
    buildInfo: { version: "13.2.2", commit: "", env: "production", edition: "Open Source", hideVersion: true },
    featureToggles: {},
    datasources: {},
    apps: {},
    panels: {},
    licenseInfo: { enabledFeatures: {} },
    namespace: "default",
  },
};
