import type { z } from "zod";
import { VigieError } from "../platform/errors/index.ts";
import { faultsOf } from "../platform/http/app.ts";

/** Flags as the API's query would have them; what is wrong is told with its names. */
export function parseFlags<Schema extends z.ZodType>(schema: Schema, given: object): z.infer<Schema> {
  const parsed = schema.safeParse(given);
  if (parsed.success) return parsed.data;
  const faults = faultsOf(parsed.error);
  throw new VigieError("invalid_input", faults.map((fault) => `${fault.field}: ${fault.message}`).join("; "), faults);
}
