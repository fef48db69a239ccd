import { AppPlugin } from "@grafana/data";
import { initPluginTranslations } from "@grafana/i18n";
import { LoadingPlaceholder } from "@grafana/ui";
import { lazy, Suspense } from "react";
import { PLUGIN_ID } from "./constants.ts";
import type { ConfigurationProps } from "./pages/configuration/Configuration.tsx";
import type { AppSettings } from "./pages/configuration/settings.ts";

// Grafana preloads whatever this file imports, so everything else stays behind lazy().
const LazyApp = lazy(async () => {
  await initPluginTranslations(PLUGIN_ID);
  return import("./App.tsx");
});
const LazyConfiguration = lazy(() => import("./pages/configuration/Configuration.tsx"));

const App = () => (
  <Suspense fallback={<LoadingPlaceholder text="Loading Vigie" />}>
    <LazyApp />
  </Suspense>
);

const Configuration = (props: ConfigurationProps) => (
  <Suspense fallback={<LoadingPlaceholder text="Loading the configuration" />}>
    <LazyConfiguration {...props} />
  </Suspense>
);

export const plugin = new AppPlugin<AppSettings>().setRootPage(App).addConfigPage({
  title: "Configuration",
  icon: "cog",
  body: Configuration,
  id: "configuration",
});
