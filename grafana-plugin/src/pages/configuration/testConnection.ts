import { fetchDoc } from "../../shared/api/client.ts";
import { type Failure, toFailure } from "../../shared/api/problem.ts";
import { healthRequest, tokenRequest } from "../../shared/api/request.ts";
import type { HealthDoc, TokenDoc } from "../../shared/api/types.ts";

export type ConnectionResult =
  | { state: "ok"; health: HealthDoc; token: TokenDoc }
  | { state: "failed"; step: "health" | "token"; failure: Failure };

/** Health first, so that "not running" and "wrong token" are told apart. */
export async function testConnection(): Promise<ConnectionResult> {
  const health = await attempt(() => fetchDoc(healthRequest));
  if ("failure" in health) {
    return { state: "failed", step: "health", failure: health.failure };
  }
  const token = await attempt(() => fetchDoc(tokenRequest));
  if ("failure" in token) {
    return { state: "failed", step: "token", failure: token.failure };
  }
  return { state: "ok", health: health.doc, token: token.doc };
}

async function attempt<Doc>(ask: () => Promise<Doc>): Promise<{ doc: Doc } | { failure: Failure }> {
  try {
    return { doc: await ask() };
  } catch (error) {
    return { failure: toFailure(error) };
  }
}
