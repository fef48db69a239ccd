import { config } from "@grafana/runtime";
import { inConsole } from "./host.ts";

/** As provisioning/datasources names it. */
export const LOKI_UID = "vigie-loki";

/** The Loki data source of this Grafana, where there is one and the reader may see it. */
export function lokiSource(): string | undefined {
  if (inConsole()) {
    return undefined;
  }
  return Object.values(config.datasources ?? {}).find(({ uid }) => uid === LOKI_UID)?.uid;
}
