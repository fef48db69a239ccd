import { PanelPlugin } from "@grafana/data";
import { addOptions, type PanelOptions } from "./options.ts";
import { ResultPanel } from "./ResultPanel.tsx";

// Nothing here is lazy: Grafana serves a nested plugin from its own folder, and the app's chunks are not in it.
export const plugin = new PanelPlugin<PanelOptions>(ResultPanel).setPanelOptions(addOptions);
