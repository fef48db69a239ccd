import { PanelPlugin } from "@grafana/data";
import { HeatmapPanel } from "./HeatmapPanel.tsx";
import { addOptions, type PanelOptions } from "./options.ts";

// Nothing here is lazy: Grafana serves a nested plugin from its own folder, and the app's chunks are not in it.
export const plugin = new PanelPlugin<PanelOptions>(HeatmapPanel).setPanelOptions(addOptions);
