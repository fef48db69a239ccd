import type { AppPluginMeta } from "@grafana/data";
import { initPluginTranslations } from "@grafana/i18n";
import { config } from "@grafana/runtime";
import type { Root } from "react-dom/client";
import { Console } from "./Console.tsx";
import type { Session } from "./chrome/session.ts";
import { loadAppPlugin } from "./pluginLoader.ts";
import { installServices } from "./services.ts";

const PLUGIN_ID = "vigie-commerce-app";

export async function start(root: Root): Promise<void> {
  const backend = installServices(() => config.bootData.user.timezone);
  const [meta, session] = await Promise.all([
    backend.get<AppPluginMeta>(`/api/plugins/${PLUGIN_ID}/settings`),
    backend.get<Session>("/api/console/session"),
    initPluginTranslations("vigie-console"),
  ]);
  root.render(<Console plugin={await loadAppPlugin(meta)} session={session} />);
}
