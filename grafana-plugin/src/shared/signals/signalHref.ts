import { textUtil } from "@grafana/data";
import { APP_PATH } from "../../constants.ts";
import type { Signal } from "../api/types.ts";
import { exploreHref } from "../explore/exploreHref.ts";
import { toLogQl } from "../explore/logQl.ts";
import { lokiSource } from "../explore/lokiSource.ts";
import type { RawRange } from "../time/range.ts";
import { writeParams } from "../url/viewState.ts";

const AROUND_MS = 15 * 60_000;

/** The page that shows what a mark speaks of; undefined where there is none. */
export function signalHref(signal: Signal, shared: string): string | undefined {
  const { kind, subject, dimensions } = signal;
  switch (kind) {
    case "falco":
      return `${APP_PATH}/security/${encodeURIComponent(subject.id)}${shared}`;
    case "log_burst":
    case "log_pattern":
      return logsHref(signal);
    case "deploy":
      return `${APP_PATH}/operations${around(signal)}#deploys`;
    case "stock_out":
    case "price_change":
      return dimensions["product"]
        ? `${APP_PATH}/products/${encodeURIComponent(dimensions["product"])}${shared}`
        : ownUrl(signal);
    default:
      return ownUrl(signal);
  }
}

/** In Grafana to Explore, where its Loki data source is; else to the Logs page. */
function logsHref(signal: Signal): string {
  const { service, level } = signal.dimensions;
  const loki = lokiSource();
  if (loki) {
    const filters = { service: [service ?? []].flat(), level: [level ?? []].flat(), env: [], source: [], search: "" };
    return exploreHref(loki, toLogQl(filters), rangeAround(signal));
  }
  return `${APP_PATH}/logs${writeParams(around(signal), { service, level })}`;
}

function around(signal: Signal): string {
  return writeParams("", { ...rangeAround(signal) });
}

/** From a little before it to a little after. */
function rangeAround({ started_at, ended_at }: Signal): RawRange {
  const start = Date.parse(started_at);
  const end = ended_at === null ? start : Date.parse(ended_at);
  return { from: new Date(start - AROUND_MS).toISOString(), to: new Date(end + AROUND_MS).toISOString() };
}

/** Addresses come from outside: only web addresses and our own paths are followed. */
function ownUrl({ url }: Signal): string | undefined {
  return url && /^(https?:\/\/|\/(?![/\\]))/.test(url) ? textUtil.sanitizeUrl(url) : undefined;
}
