import { textUtil } from "@grafana/data";
import { APP_PATH } from "../../constants.ts";
import type { Signal } from "../api/types.ts";
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
      return `${APP_PATH}/logs${writeParams(around(signal), {
        service: dimensions["service"],
        level: dimensions["level"],
      })}`;
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

/** From a little before it to a little after. */
function around({ started_at, ended_at }: Signal): string {
  const start = Date.parse(started_at);
  const end = ended_at === null ? start : Date.parse(ended_at);
  return writeParams("", {
    from: new Date(start - AROUND_MS).toISOString(),
    to: new Date(end + AROUND_MS).toISOString(),
  });
}

/** Addresses come from outside: only web addresses and our own paths are followed. */
function ownUrl({ url }: Signal): string | undefined {
  return url && /^(https?:\/\/|\/(?![/\\]))/.test(url) ? textUtil.sanitizeUrl(url) : undefined;
}
