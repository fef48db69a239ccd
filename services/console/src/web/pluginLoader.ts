import "systemjs/dist/system.js";
import "systemjs/dist/extras/amd.js";
import * as emotionCss from "@emotion/css";
import * as emotionReact from "@emotion/react";
import type { AppPlugin, AppPluginMeta } from "@grafana/data";
import * as grafanaData from "@grafana/data";
import * as grafanaRuntime from "@grafana/runtime";
import * as grafanaUi from "@grafana/ui";
import i18next from "i18next";
import lodash from "lodash";
import * as react from "react";
import * as jsxRuntime from "react/jsx-runtime";
import * as reactDom from "react-dom";
import * as reactRouter from "react-router-dom-v5-compat";
import * as rxjs from "rxjs";
import * as rxjsOperators from "rxjs/operators";
import { PluginPage } from "./chrome/PluginPage.tsx";

interface ModuleLoader {
  set: (id: string, module: object) => void;
  addImportMap: (map: { imports: Record<string, string> }) => void;
  import: (url: string) => Promise<unknown>;
}

/** What Grafana shares with plugins, as far as a plugin made by today's create-plugin can ask for it. */
const SHARED: Record<string, object> = {
  "@emotion/css": emotionCss,
  "@emotion/react": emotionReact,
  "@grafana/data": grafanaData,
  // Grafana core sets its page component from the inside; npm's package leaves it empty.
  "@grafana/runtime": { ...grafanaRuntime, PluginPage },
  "@grafana/ui": grafanaUi,
  i18next: { default: i18next, __useDefault: true },
  lodash: { ...lodash, default: lodash, __useDefault: true },
  react: { ...react, default: react },
  "react/jsx-runtime": { ...jsxRuntime, default: jsxRuntime },
  "react-dom": { ...reactDom, default: reactDom },
  "react-router": reactRouter,
  rxjs,
  "rxjs/operators": rxjsOperators,
};

export async function loadAppPlugin(meta: AppPluginMeta): Promise<AppPlugin> {
  const loader = sharedLoader();
  const module = await loader.import(`${location.origin}/${meta.module}?_cache=${meta.info.version}`);
  if (!isPluginModule(module)) {
    throw new Error(`${meta.module} does not export a plugin`);
  }
  const { plugin } = module;
  plugin.meta = meta;
  plugin.init(meta);
  return plugin;
}

function sharedLoader(): ModuleLoader {
  const loader: ModuleLoader = Reflect.get(window, "System");
  const imports: Record<string, string> = {};
  for (const [name, module] of Object.entries(SHARED)) {
    imports[name] = `package:${name}`;
    loader.set(`package:${name}`, module);
  }
  loader.addImportMap({ imports });
  return loader;
}

function isPluginModule(module: unknown): module is { plugin: AppPlugin } {
  return typeof module === "object" && module !== null && "plugin" in module;
}
