import { OpenAPIHono, type z } from "@hono/zod-openapi";
import type { Sql } from "@vigie/db";
import type { Config } from "../../config.ts";
import type { Bearer } from "../auth/index.ts";
import type { Clock } from "../clock/index.ts";
import { type Fault, VigieError } from "../errors/index.ts";
import type { Jobs } from "../jobs/index.ts";
import type { Log } from "../log/index.ts";
import type { Metrics } from "../metrics/index.ts";

/** What handlers work with; made once by the entry point and passed in. */
export interface Deps {
  sql: Sql;
  clock: Clock;
  config: Config;
  log: Log;
  metrics: Metrics;
  jobs: Pick<Jobs, "send">;
}

export interface Env {
  Variables: { requestId: string; bearer: Bearer };
}

export type App = OpenAPIHono<Env>;

function toField(path: PropertyKey[]): string {
  return path.reduce<string>(
    (text, part) => (typeof part === "number" ? `${text}[${part}]` : text ? `${text}.${String(part)}` : String(part)),
    "",
  );
}

export function faultsOf(error: z.ZodError): Fault[] {
  return error.issues.map((issue) => ({ field: toField(issue.path) || "body", message: issue.message }));
}

/** An app whose invalid input becomes our own error, with every field at fault. */
export function createApp(): App {
  return new OpenAPIHono<Env>({
    defaultHook: (result) => {
      if (result.success) return;
      throw new VigieError(
        "invalid_input",
        "The request is not valid.",
        faultsOf(result.error as unknown as z.ZodError),
      );
    },
  });
}
