import { logql } from "../query.ts";
import { bars, board, lines, logLines, type Panel, stat } from "./parts.ts";

const every = '{service_name=~".+"}';
const errors = '{service_name=~".+", level=~"error|fatal"}';

const tiles = (): Panel[] => [
  stat("Lines", "loki", "short", logql(`sum(count_over_time(${every}[$__range]))`, "lines"), { width: 6 }),
  stat("Errors", "loki", "short", logql(`sum(count_over_time(${errors}[$__range])) or vector(0)`, "errors"), {
    width: 6,
  }),
  stat(
    "Services",
    "loki",
    "short",
    logql(`count(sum by (service_name) (count_over_time(${every}[$__range])))`, "services"),
    { width: 6 },
  ),
  stat(
    "Payment errors",
    "loki",
    "percentunit",
    logql(
      `sum(count_over_time({service_name=~".*payment.*", level=~"error|fatal"}[$__range])) / sum(count_over_time({service_name=~".*payment.*"}[$__range]))`,
      "share",
    ),
    { width: 6 },
  ),
];

const charts = (): Panel[] => [
  bars(
    "Lines by level",
    "loki",
    "short",
    logql(`sum by (level) (count_over_time(${every}[$__interval]))`, "{{level}}"),
    { width: 24 },
  ),
  lines(
    "Errors by service",
    "loki",
    "short",
    logql(`sum by (service_name) (count_over_time(${errors}[$__interval]))`, "{{service_name}}"),
    { width: 24 },
  ),
];

const tables = (): Panel[] => [logLines("Errors", logql(errors)), logLines("Everything", logql(every))];

/** What the services say. */
export const logs = () =>
  board({
    uid: "vigie-logs",
    title: "Vigie: logs",
    sources: ["loki"],
    page: { title: "Logs", path: "logs" },
    from: "now-1h",
    panels: [...tiles(), ...charts(), ...tables()],
  });
