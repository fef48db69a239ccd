export const PLUGIN_ID = "vigie-commerce-app";
export const APP_PATH = `/a/${PLUGIN_ID}`;
export const CONFIGURATION_PATH = `/plugins/${PLUGIN_ID}`;
/** Grafana's server adds the token to this route (plugin.json, `routes`). */
export const API_PATH = `/api/plugin-proxy/${PLUGIN_ID}/api`;
/** The nested panel: panels/cohort-heatmap/plugin.json. */
export const HEATMAP_PANEL_ID = "vigie-cohortheatmap-panel";
/** The nested panel: panels/rfm-grid/plugin.json. */
export const RFM_PANEL_ID = "vigie-rfmgrid-panel";
/** The nested panel: panels/experiment-result/plugin.json. */
export const EXPERIMENT_PANEL_ID = "vigie-experimentresult-panel";
