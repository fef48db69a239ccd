import { config } from "@grafana/runtime";
import { inConsole } from "../explore/host.ts";
import { tokenRequest } from "./request.ts";
import { useApi } from "./useApi.ts";

export interface Scopes {
  /** Undefined until it is known. */
  personal: boolean | undefined;
  write: boolean | undefined;
}

/** What each scope of the API includes. */
const PERSONAL = ["personal", "admin"];
const WRITE = ["write", "admin"];

/** In Grafana writing goes by the administration token, which only its administrators' requests are given. */
export function useScopes(): Scopes {
  const { doc } = useApi(tokenRequest);
  const has = (scopes: string[]) => doc?.scopes?.some((scope) => scopes.includes(scope));
  return { personal: has(PERSONAL), write: inConsole() ? has(WRITE) : config.bootData?.user?.orgRole === "Admin" };
}
