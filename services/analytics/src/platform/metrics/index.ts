import { Counter, collectDefaultMetrics, Gauge, Histogram, Registry } from "prom-client";

export interface Metrics {
  registry: Registry;
  requests: Histogram<"method" | "route" | "status">;
  errors: Counter<"code">;
  pendingFacts: Gauge;
  refreshAge: Gauge;
}

export function createMetrics(): Metrics {
  const registry = new Registry();
  collectDefaultMetrics({ register: registry, prefix: "vigie_" });
  const registers = [registry];
  return {
    registry,
    requests: new Histogram({
      name: "vigie_http_request_seconds",
      help: "Time to answer a request, by route",
      labelNames: ["method", "route", "status"],
      buckets: [0.002, 0.005, 0.01, 0.025, 0.05, 0.1, 0.25, 0.5, 1, 2.5, 10],
      registers,
    }),
    errors: new Counter({
      name: "vigie_http_errors_total",
      help: "Error answers by code",
      labelNames: ["code"],
      registers,
    }),
    pendingFacts: new Gauge({
      name: "vigie_rollups_pending_facts",
      help: "Facts written and not yet in the rollups",
      registers,
    }),
    refreshAge: new Gauge({
      name: "vigie_rollups_refresh_age_seconds",
      help: "Time since the last rollup refresh",
      registers,
    }),
  };
}
