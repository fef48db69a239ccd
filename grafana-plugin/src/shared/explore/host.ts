import { config } from "@grafana/runtime";

/** Vigie's own console says so in its boot data; there is no Explore there. */
export function inConsole(): boolean {
  return Reflect.get(config.bootData ?? {}, "host") === "vigie-console";
}
