import type { Problem } from "./types.ts";

export type FailureKind = "unauthenticated" | "forbidden" | "not_found" | "invalid" | "unreachable" | "server";

/** What went wrong, why, and what to do about it: the three lines every error state shows. */
export interface Failure {
  kind: FailureKind;
  status: number;
  what: string;
  why: string;
  mend: string;
  requestId?: string;
}

const MENDS: Record<FailureKind, string> = {
  unauthenticated: "Enter a valid API token on the Configuration page.",
  forbidden: "Use a token with the scope that is missing, or ask an administrator for access.",
  not_found: "Check the address, or go back to the list.",
  invalid: "Change the range or the filters, or reset them.",
  unreachable: "Check that the API is running and that its address on the Configuration page is right, then try again.",
  server: "Try again. If it happens again, look the request id up in the API's log.",
};

const TITLES: Record<FailureKind, string> = {
  unauthenticated: "The API did not accept the token",
  forbidden: "You may not see this",
  not_found: "Not found",
  invalid: "The API could not answer this question",
  unreachable: "The API cannot be reached",
  server: "The API failed",
};

export function toFailure(error: unknown): Failure {
  const { status, data } = asFetchError(error);
  const problem = asProblem(data);
  const kind = kindOf(status);
  const field = problem?.errors?.[0];
  return {
    kind,
    status,
    what: problem?.title ?? TITLES[kind],
    why: field
      ? `${field.field}: ${field.message}`
      : (problem?.detail ?? grafanaMessage(data) ?? reasonFor(kind, status)),
    mend: field?.mend ?? MENDS[kind],
    requestId: problem?.request_id,
  };
}

function kindOf(status: number): FailureKind {
  switch (status) {
    case 401:
      return "unauthenticated";
    case 403:
      return "forbidden";
    case 404:
      return "not_found";
    case 400:
    case 413:
    case 422:
      return "invalid";
    case 0:
    case 502:
    case 503:
    case 504:
      return "unreachable";
    default:
      return "server";
  }
}

function reasonFor(kind: FailureKind, status: number): string {
  return kind === "unreachable" && status === 0 ? "No answer came back." : `It answered with status ${status}.`;
}

function asFetchError(error: unknown): { status: number; data: unknown } {
  if (typeof error === "object" && error !== null && "status" in error && typeof error.status === "number") {
    return { status: error.status, data: "data" in error ? error.data : undefined };
  }
  return { status: 0, data: undefined };
}

/** Grafana's own refusals, as "plugin proxy route access denied", are no RFC 9457 problems. */
function grafanaMessage(data: unknown): string | undefined {
  const message = typeof data === "object" && data !== null && "message" in data ? data.message : undefined;
  return typeof message === "string" && message ? message : undefined;
}

function asProblem(data: unknown): Partial<Problem> | undefined {
  return typeof data === "object" && data !== null && "title" in data ? (data as Partial<Problem>) : undefined;
}
