import { PanelPlugin } from "@grafana/data";
import { addOptions, type PanelOptions } from "./options.ts";
import { RfmPanel } from "./RfmPanel.tsx";

// Nothing here is lazy: Grafana serves a nested plugin from its own folder, and the app's chunks are not in it.
export const plugin = new PanelPlugin<PanelOptions>(RfmPanel).setPanelOptions(addOptions);
