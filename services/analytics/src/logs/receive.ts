import type { Sql } from "@vigie/db";
import { ZodError } from "zod";
import { ofFlagEvaluation, takeOutside } from "../experiments/index.ts";
import type { Clock } from "../platform/clock/index.ts";
import { VigieError } from "../platform/errors/index.ts";
import { faultsOf } from "../platform/http/app.ts";
import { noteIngest, quarantine } from "../platform/ingest/index.ts";
import { transaction } from "../platform/sql/index.ts";
import type { LogStore } from "./store.ts";
import { fromJson, fromSnappy, readBody, reading } from "./wire/body.ts";
import { decode } from "./wire/messages.ts";
import { type Read, readOtlp } from "./wire/otlp.ts";
import { readProtoPush, readPush } from "./wire/push.ts";

export interface Received {
  accepted: number;
  rejected: number;
  /** Why the first of those rejected was. */
  message: string | undefined;
}

interface Receiver {
  sql: Sql;
  clock: Clock;
  store: LogStore;
}

const mostRejectsKept = 1_000;

export function understand(read: () => Read): Read {
  try {
    return read();
  } catch (error) {
    if (error instanceof ZodError)
      throw new VigieError("invalid_input", "The body has another shape than this format.", faultsOf(error));
    throw error;
  }
}

async function keep({ sql, clock, store }: Receiver, source: string, { lines, rejected }: Read): Promise<Received> {
  const kept = await store.keep(lines);
  const at = clock();
  const refused = rejected.length + kept.rejected;
  await transaction(sql, async (tx) => {
    for (const it of rejected.slice(0, mostRejectsKept)) {
      await quarantine(tx, {
        source: "logs",
        file: source,
        line: 0,
        faults: [{ field: "record", message: it.message }],
        text: it.text,
      });
    }
    await noteIngest(tx, source, at, { accepted: kept.accepted, rejected: refused });
  });
  return { accepted: kept.accepted, rejected: refused, message: rejected[0]?.message ?? kept.message };
}

const isProto = (request: Request) => /protobuf/i.test(request.headers.get("content-type") ?? "");

/** Evaluations of feature flags are lines as others are, and exposures where the flag is an experiment. */
async function takeEvaluations({ sql, clock }: Receiver, { lines }: Read): Promise<void> {
  const told = lines.flatMap(({ attributes, ns }) => {
    const exposure = ofFlagEvaluation(attributes, new Date(Number(BigInt(ns) / 1_000_000n)));
    return exposure ? [exposure] : [];
  });
  await takeOutside(sql, clock, told);
}

/** Takes an OTLP logs request, JSON or protobuf. */
export async function receiveOtlp(it: Receiver, request: Request): Promise<Received> {
  const bytes = await readBody(request);
  const value = isProto(request) ? reading("an OTLP message", () => decode("ExportLogs", bytes)) : fromJson(bytes);
  const read = understand(() => readOtlp(value, it.clock()));
  const received = await keep(it, "otlp", read);
  await takeEvaluations(it, read);
  return received;
}

/** Takes a request in Loki's push format: JSON, or protobuf in snappy. */
export async function receivePush(it: Receiver, request: Request): Promise<Received> {
  const bytes = await readBody(request);
  if (!isProto(request))
    return keep(
      it,
      "loki_push",
      understand(() => readPush(fromJson(bytes))),
    );
  const value = reading("a push message", () => decode("LokiPush", fromSnappy(bytes)));
  return keep(
    it,
    "loki_push",
    understand(() => readProtoPush(value)),
  );
}
