import type { Builder, Dataquery } from "@grafana/grafana-foundation-sdk/cog";
import { GraphDrawStyle, StackingConfigBuilder, StackingMode } from "@grafana/grafana-foundation-sdk/common";
import {
  DashboardBuilder,
  DashboardCursorSync,
  DashboardLinkBuilder,
  DashboardLinkType,
  DatasourceVariableBuilder,
  type Panel as GrafanaPanel,
  PanelBuilder as PluginPanel,
} from "@grafana/grafana-foundation-sdk/dashboard";
import { PanelBuilder as LogsPanel } from "@grafana/grafana-foundation-sdk/logs";
import { PanelBuilder as StatPanel } from "@grafana/grafana-foundation-sdk/stat";
import { PanelBuilder as TablePanel } from "@grafana/grafana-foundation-sdk/table";
import { PanelBuilder as TimePanel } from "@grafana/grafana-foundation-sdk/timeseries";
import { variable } from "../query.ts";
import type { Source } from "../sources.ts";
import { uids } from "../sources.ts";

const names: Record<Source, string> = { postgres: "PostgreSQL", loki: "Loki", prometheus: "Prometheus" };

const ref = (source: Source) => ({ type: source, uid: variable[source] });

export type Panel = Builder<GrafanaPanel>;

export interface Board {
  uid: string;
  title: string;
  sources: Source[];
  /** The page of the app that says more. */
  page: { title: string; path: string };
  from: string;
  panels: Panel[];
}

/** A dashboard with a variable for each data source it asks, and a link to the page of the app that says more. */
export function board({ uid, title, sources, page, from, panels }: Board): DashboardBuilder {
  const made = new DashboardBuilder(title)
    .uid(uid)
    .tags(["vigie"])
    .timezone("browser")
    .tooltip(DashboardCursorSync.Crosshair)
    .refresh("1m")
    .time({ from, to: "now" })
    .link(
      new DashboardLinkBuilder(page.title)
        .type(DashboardLinkType.Link)
        .url(`/a/vigie-commerce-app/${page.path}`)
        .icon("external link")
        .keepTime(true),
    );
  for (const source of sources) {
    made.withVariable(
      new DatasourceVariableBuilder(source)
        .label(names[source])
        .type(source)
        .current({ selected: true, text: `Vigie ${names[source]}`, value: uids[source] }),
    );
  }
  for (const panel of panels) made.withPanel(panel);
  return made;
}

interface Size {
  width?: number;
  height?: number;
}

type Query = Builder<Dataquery>;

export const stat = (title: string, source: Source, unit: string, query: Query, { width = 4, height = 4 }: Size = {}) =>
  new StatPanel().title(title).datasource(ref(source)).unit(unit).withTarget(query).span(width).height(height);

export const lines = (
  title: string,
  source: Source,
  unit: string,
  query: Query,
  { width = 12, height = 8 }: Size = {},
) =>
  new TimePanel()
    .title(title)
    .datasource(ref(source))
    .unit(unit)
    .withTarget(query)
    .fillOpacity(10)
    .span(width)
    .height(height);

export const bars = (title: string, source: Source, unit: string, query: Query, size: Size = {}) =>
  lines(title, source, unit, query, size)
    .drawStyle(GraphDrawStyle.Bars)
    .fillOpacity(60)
    .stacking(new StackingConfigBuilder().mode(StackingMode.Normal));

export const rows = (title: string, source: Source, query: Query, { width = 12, height = 8 }: Size = {}) =>
  new TablePanel().title(title).datasource(ref(source)).withTarget(query).span(width).height(height);

export const logLines = (title: string, query: Query, { width = 24, height = 12 }: Size = {}) =>
  new LogsPanel()
    .title(title)
    .datasource(ref("loki"))
    .withTarget(query)
    .showTime(true)
    .wrapLogMessage(true)
    .span(width)
    .height(height);

/** A panel of our own plugin, which asks the API itself; `options` are those of its `options.ts`. */
export const ownPanel = (
  type: `vigie-${string}-panel`,
  title: string,
  options: Record<string, unknown>,
  { width = 24, height = 12 }: Size = {},
) => new PluginPanel().type(type).title(title).options(options).span(width).height(height);
