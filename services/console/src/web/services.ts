import { EventBusSrv, type GrafanaConfig, locationUtil, setTimeZoneResolver } from "@grafana/data";
import { config, setAppEvents, setBackendSrv, setEchoSrv } from "@grafana/runtime";
import { ConsoleBackendSrv } from "./backendSrv.ts";

const nothing = () => undefined;

/** Fills the places where Grafana core would put its own services. */
export function installServices(timeZone: () => string): ConsoleBackendSrv {
  const backend = new ConsoleBackendSrv();
  setBackendSrv(backend);
  setAppEvents(new EventBusSrv());
  setEchoSrv({ flush: nothing, addBackend: nothing, addEvent: nothing, onInteraction: () => nothing });
  setTimeZoneResolver(timeZone);
  locationUtil.initialize({
    config: config as unknown as GrafanaConfig,
    getTimeRangeForUrl: () => ({ from: "now-27d/d", to: "now/d" }),
    getVariablesUrlParams: () => ({}),
  });
  return backend;
}
