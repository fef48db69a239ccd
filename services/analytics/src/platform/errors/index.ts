/** What went wrong, in the words of every transport; each maps to one HTTP status and one exit code. */
export type ErrorCode =
  | "invalid_input"
  | "unauthenticated"
  | "forbidden"
  | "not_found"
  | "conflict"
  | "too_large"
  | "unsupported_media_type"
  | "disk_full"
  | "unavailable";

export const httpStatus = {
  invalid_input: 422,
  unauthenticated: 401,
  forbidden: 403,
  not_found: 404,
  conflict: 409,
  too_large: 413,
  unsupported_media_type: 415,
  disk_full: 507,
  unavailable: 503,
} as const satisfies Record<ErrorCode, number>;

/** One fault of the input: the field, what is wrong with it, and how to mend it. */
export interface Fault {
  field: string;
  message: string;
  mend?: string;
}

/** An error that may be shown as it is. Anything else that is thrown stays inside and is only logged. */
export class VigieError extends Error {
  readonly code: ErrorCode;
  readonly faults: Fault[];
  constructor(code: ErrorCode, message: string, faults: Fault[] = []) {
    super(message);
    this.code = code;
    this.faults = faults;
  }
}

export function invalid(field: string, message: string, mend?: string): VigieError {
  return new VigieError("invalid_input", `${field}: ${message}`, [{ field, message, ...(mend ? { mend } : {}) }]);
}

/** Turns faults of the surroundings (a full disk, a database that is away) into errors that can be shown. */
export function recognise(error: unknown): VigieError | undefined {
  if (error instanceof VigieError) return error;
  const code = typeof error === "object" && error !== null && "code" in error ? String(error.code) : "";
  if (code === "53100" || code === "ENOSPC") {
    return new VigieError(
      "disk_full",
      "The disk is full. Nothing of this request was kept; free some space and repeat it.",
    );
  }
  const away = [
    "CONNECTION_CLOSED",
    "CONNECTION_ENDED",
    "CONNECTION_DESTROYED",
    "CONNECT_TIMEOUT",
    "ECONNREFUSED",
    "ECONNRESET",
  ];
  const restarting = ["57P01", "57P02", "57P03", "08006", "08003", "25006"];
  if (away.includes(code) || restarting.includes(code)) {
    return new VigieError(
      "unavailable",
      "The database is not reachable just now. Repeat the request with the same Idempotency-Key.",
    );
  }
  return undefined;
}
