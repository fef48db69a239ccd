import { readdir, readFile } from "node:fs/promises";
import { parse } from "yaml";
import { z } from "zod";
import { invalid, VigieError } from "../platform/errors/index.ts";
import { fieldsOf, type SourceId, sourceIds, standardColumns } from "./fields.ts";

const column = z.union([z.string().min(1), z.array(z.string().min(1)).min(1)]);

const condition = z
  .object({
    field: z.string(),
    starts_with: z.string().optional(),
    equals: z.string().optional(),
    one_of: z.array(z.string()).optional(),
    below: z.number().optional(),
    above: z.number().optional(),
    empty: z.boolean().optional(),
  })
  .strict()
  .refine(
    (it) => Object.keys(it).length === 2,
    "needs exactly one of starts_with, equals, one_of, below, above, empty",
  );

/** A row that meets the condition is a return, an adjustment, or no fact at all. */
const rule = z.object({ when: condition, as: z.enum(["return", "adjustment", "skip"]) }).strict();

const mappingSchema = z
  .object({
    source: z.enum(sourceIds as [SourceId, ...SourceId[]]),
    description: z.string().optional(),
    columns: z.record(z.string(), column),
    constants: z.record(z.string(), z.union([z.string(), z.number()]).transform(String)).default({}),
    date_format: z.union([z.literal("iso"), z.string(), z.array(z.string())]).default("iso"),
    time_zone: z.string().default("UTC"),
    currency: z
      .string()
      .regex(/^[A-Z]{3}$/, "must be an ISO 4217 code")
      .default("EUR"),
    store: z.string().min(1).max(200).default("main"),
    delimiter: z.string().length(1).optional(),
    encoding: z.enum(["utf-8", "windows-1252"]).default("utf-8"),
    decimal_separator: z.enum([".", ","]).default("."),
    /** What makes two rows of an order the same line: the product, the place in the order, or the column line_no. */
    line_identity: z.enum(["product", "place", "line_no"]).default("product"),
    create_products: z.boolean().default(false),
    fill_from_order: z.boolean().default(false),
    rules: z.array(rule).default([]),
  })
  .strict();

export type Mapping = z.infer<typeof mappingSchema>;
export type Rule = z.infer<typeof rule>;

function requireTimeZone(zone: string): void {
  try {
    new Intl.DateTimeFormat("en", { timeZone: zone });
  } catch {
    throw invalid("time_zone", `${zone} is not an IANA time zone`, "Write Europe/Paris, for example.");
  }
}

/** Checks a mapping as a whole and says what is wrong with which key. */
export function parseMapping(value: unknown): Mapping {
  const parsed = mappingSchema.safeParse(value);
  if (!parsed.success) {
    const faults = parsed.error.issues.map((issue) => ({
      field: `mapping.${issue.path.join(".")}`,
      message: issue.message,
    }));
    throw new VigieError(
      "invalid_input",
      `The mapping is not valid: ${faults.map((fault) => `${fault.field} ${fault.message}`).join("; ")}`,
      faults,
    );
  }
  const mapping = parsed.data;
  const fields = fieldsOf(mapping.source);
  const named = [
    ...Object.keys(mapping.columns),
    ...Object.keys(mapping.constants),
    ...mapping.rules.map((it) => it.when.field),
  ];
  const unknown = named.find((name) => !(name in fields));
  if (unknown)
    throw invalid(
      `mapping.${unknown}`,
      `is not a field of ${mapping.source}`,
      `Possible: ${Object.keys(fields).join(", ")}.`,
    );
  const missing = Object.entries(fields).find(
    ([name, field]) => field.required && !(name in mapping.columns) && !(name in mapping.constants),
  );
  if (missing)
    throw invalid(`mapping.columns.${missing[0]}`, "is missing", "Name the column that holds it, or give a constant.");
  requireTimeZone(mapping.time_zone);
  return mapping;
}

export function parseMappingText(text: string): Mapping {
  try {
    return parseMapping(parse(text));
  } catch (error) {
    if (error instanceof VigieError) throw error;
    throw invalid("mapping", `is not valid YAML: ${error instanceof Error ? error.message : ""}`);
  }
}

const folder = new URL("./presets/", import.meta.url);

export async function presetNames(): Promise<string[]> {
  const files = await readdir(folder);
  return files.map((file) => file.replace(/\.yaml$/, "")).sort();
}

/** A mapping that ships with Vigie. */
export async function loadPreset(name: string): Promise<Mapping> {
  const names = await presetNames();
  if (!names.includes(name)) throw invalid("preset", `${name} is not a preset`, `Possible: ${names.join(", ")}.`);
  return parseMappingText(await readFile(new URL(`${name}.yaml`, folder), "utf8"));
}

/** The mapping of a standard source: every column has the field's own name. */
export function standardMapping(source: SourceId, header: readonly string[]): Mapping {
  const present = Object.keys(fieldsOf(source)).filter(
    (name) => standardColumns[source].includes(name) || header.includes(name),
  );
  return parseMapping({ source, columns: Object.fromEntries(present.map((name) => [name, name])) });
}
