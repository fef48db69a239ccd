import { z } from "zod";
import { levelInLine, levelOf, levelOfSeverity } from "../level.ts";
import { bounded, jsonFields, labelOf, type NewLine } from "../line.ts";

interface AnyValue {
  stringValue?: string | undefined;
  boolValue?: boolean | undefined;
  intValue?: string | number | undefined;
  doubleValue?: number | undefined;
  arrayValue?: { values?: AnyValue[] | undefined } | undefined;
  kvlistValue?: { values?: { key: string; value?: AnyValue | undefined }[] | undefined } | undefined;
  bytesValue?: string | undefined;
}

const anyValue: z.ZodType<AnyValue> = z.lazy(() =>
  z.object({
    stringValue: z.string().optional(),
    boolValue: z.boolean().optional(),
    intValue: z.union([z.string(), z.number()]).optional(),
    doubleValue: z.number().optional(),
    arrayValue: z.object({ values: z.array(anyValue).optional() }).optional(),
    kvlistValue: z.object({ values: z.array(keyValue).optional() }).optional(),
    bytesValue: z.string().optional(),
  }),
);
const keyValue = z.object({ key: z.string(), value: anyValue.optional() });
const nanos = z.union([z.string().regex(/^\d{1,19}$/), z.number().int().nonnegative()]).transform(String);
const record = z.object({
  timeUnixNano: nanos.optional(),
  observedTimeUnixNano: nanos.optional(),
  severityNumber: z.number().int().optional(),
  severityText: z.string().optional(),
  body: anyValue.optional(),
  attributes: z.array(keyValue).optional(),
  traceId: z.string().optional(),
  spanId: z.string().optional(),
  eventName: z.string().optional(),
});
const request = z.object({
  resourceLogs: z
    .array(
      z.object({
        resource: z.object({ attributes: z.array(keyValue).optional() }).optional(),
        scopeLogs: z
          .array(
            z.object({
              scope: z.object({ name: z.string().optional() }).optional(),
              logRecords: z.array(z.unknown()).optional(),
            }),
          )
          .optional(),
      }),
    )
    .optional(),
});

/** OTLP writes 64 bit numbers as text; those that a number holds exactly are numbers. */
const whole = (value: string | number): string | number =>
  Number.isSafeInteger(Number(value)) ? Number(value) : value;

function plain(value: AnyValue | undefined): unknown {
  if (!value) return null;
  if (value.arrayValue) return (value.arrayValue.values ?? []).map(plain);
  if (value.kvlistValue) return toRecord(value.kvlistValue.values);
  if (value.intValue !== undefined) return whole(value.intValue);
  return value.stringValue ?? value.boolValue ?? value.doubleValue ?? value.bytesValue ?? null;
}

const toRecord = (pairs: { key: string; value?: AnyValue | undefined }[] | undefined): Record<string, unknown> =>
  Object.fromEntries((pairs ?? []).map(({ key, value }) => [key, plain(value)]));

export interface Read {
  lines: NewLine[];
  rejected: { message: string; text: string }[];
}

interface Context {
  resource: Record<string, unknown>;
  scope: string | undefined;
  now: Date;
}

function toLine(it: z.infer<typeof record>, { resource, scope, now }: Context): NewLine {
  const attributes = toRecord(it.attributes);
  const body = plain(it.body);
  const line = bounded(typeof body === "string" ? body : JSON.stringify(body ?? attributes));
  const given = [it.timeUnixNano, it.observedTimeUnixNano].find((ns) => ns !== undefined && ns !== "0");
  const severity = it.severityNumber ? levelOfSeverity(it.severityNumber) : levelOf(it.severityText);
  return {
    ns: given ?? `${BigInt(now.getTime()) * 1_000_000n}`,
    service: labelOf(resource["service.name"], "unknown"),
    env: labelOf(resource["deployment.environment.name"] ?? resource["deployment.environment"], "unknown"),
    level: severity === "unknown" ? levelInLine(line, jsonFields(line)) : severity,
    source: "otlp",
    line,
    attributes: {
      ...attributes,
      ...(scope ? { scope } : {}),
      ...(it.traceId ? { trace_id: it.traceId } : {}),
      ...(it.spanId ? { span_id: it.spanId } : {}),
      ...(it.eventName ? { event_name: it.eventName } : {}),
    },
  };
}

/**
 * Reads an OTLP logs request. A record that cannot be read is named; the others go on.
 * @see https://opentelemetry.io/docs/specs/otlp/#otlphttp
 */
export function readOtlp(value: unknown, now: Date): Read {
  const { resourceLogs = [] } = request.parse(value);
  const read: Read = { lines: [], rejected: [] };
  for (const { resource, scopeLogs = [] } of resourceLogs) {
    for (const { scope, logRecords = [] } of scopeLogs) {
      const context = { resource: toRecord(resource?.attributes), scope: scope?.name || undefined, now };
      for (const given of logRecords) {
        const parsed = record.safeParse(given);
        if (parsed.success) read.lines.push(toLine(parsed.data, context));
        else {
          const [issue] = parsed.error.issues;
          read.rejected.push({
            message: `${issue?.path.join(".") || "record"}: ${issue?.message}`,
            text: JSON.stringify(given),
          });
        }
      }
    }
  }
  return read;
}
