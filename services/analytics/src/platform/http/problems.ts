import type { Context } from "hono";
import { HTTPException } from "hono/http-exception";
import { type ErrorCode, httpStatus, recognise, VigieError } from "../errors/index.ts";
import type { Deps, Env } from "./app.ts";
import type { Problem } from "./schema.ts";

const titles: Record<ErrorCode | "internal", string> = {
  invalid_input: "The input is not valid",
  unauthenticated: "A token is needed",
  forbidden: "The token does not allow this",
  not_found: "Not found",
  conflict: "Conflict",
  too_large: "Too large",
  unsupported_media_type: "This media type is not supported",
  disk_full: "The disk is full",
  unavailable: "Not available just now",
  internal: "Something went wrong",
};

function fromHttpException(error: HTTPException): VigieError {
  if (error.status === 413) return new VigieError("too_large", "The body is too large.");
  if (error.status === 415) return new VigieError("unsupported_media_type", error.message);
  return new VigieError("invalid_input", "The body is not valid JSON.", [
    { field: "body", message: "is not valid JSON" },
  ]);
}

/** The one place where an error becomes an HTTP answer. The message of an unknown error is logged, never sent. */
export function answerProblem(error: unknown, c: Context<Env>, deps: Pick<Deps, "log" | "metrics">): Response {
  const known = error instanceof HTTPException ? fromHttpException(error) : recognise(error);
  const code = known?.code ?? "internal";
  const status = known ? httpStatus[known.code] : 500;
  const requestId = c.get("requestId");
  if (status >= 500) deps.log.error({ err: error, request_id: requestId, code }, "request failed");
  deps.metrics.errors.inc({ code });
  const body: Problem = {
    type: `https://vigie.dev/problems/${code.replaceAll("_", "-")}`,
    title: titles[code],
    status,
    code,
    detail: known?.message ?? "The fault is logged under this request id.",
    instance: c.req.path,
    request_id: requestId,
    ...(known && known.faults.length > 0 ? { errors: known.faults } : {}),
  };
  const headers: Record<string, string> = { "content-type": "application/problem+json" };
  if (code === "unauthenticated") headers["www-authenticate"] = 'Bearer realm="vigie"';
  if (code === "unavailable") headers["retry-after"] = "2";
  return new Response(JSON.stringify(body), { status, headers });
}
