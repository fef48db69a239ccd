import { createHash } from "node:crypto";
import { z } from "zod";
import type { Fault } from "../platform/errors/index.ts";
import { faultsOf } from "../platform/http/app.ts";
import { type Priority, priority } from "./schema.ts";

/** An alert as Falco or falcosidekick sent it, read for what we need of it; `raw` is every byte of it. */
export interface Alert {
  identity: string;
  rule: string;
  priority: number;
  source: string;
  hostname: string | null;
  place: string;
  placeKind: "container" | "host";
  containerId: string | null;
  image: string | null;
  namespace: string | null;
  pod: string | null;
  tags: string[];
  output: string;
  at: Date;
  /** Nanoseconds since 1970, as text: beyond what a number holds exactly. */
  atNs: string;
  format: "falco" | "falcosidekick";
  blind: { dropped: number; seen: number | null } | null;
  raw: string;
}

export type Reading = { alert: Alert } | { faults: Fault[] };

const priorities = priority.options;
const spellings: Record<string, Priority> = {
  ...Object.fromEntries(priorities.map((name) => [name.toLowerCase(), name])),
  info: "Informational",
};

const time = /^(\d{4}-\d{2}-\d{2}T\d{2}:\d{2}:\d{2})(?:\.(\d{1,9}))?(Z|[+-]\d{2}:\d{2})$/;
const value = z.union([z.string(), z.number(), z.boolean(), z.null()]);
const body = z.looseObject({
  rule: z.string().min(1).max(1_000),
  priority: z.string().transform((name, context) => {
    const found = spellings[name.toLowerCase()];
    if (!found) context.addIssue(`is none of ${priorities.join(", ")}`);
    return found ?? "Debug";
  }),
  time: z.string().regex(time, "must be a time as 2026-11-21T10:34:20.645001673Z"),
  output: z.string().default(""),
  output_fields: z.record(z.string(), value).nullish(),
  hostname: z.string().nullish(),
  source: z.string().nullish(),
  tags: z.array(z.string()).nullish(),
  uuid: z.string().nullish(),
});
type Body = z.infer<typeof body>;

function nanosOf(text: string): bigint {
  const [, second = "", fraction = "", zone = "Z"] = time.exec(text) ?? [];
  return BigInt(Date.parse(`${second}${zone}`)) * 1_000_000n + BigInt(fraction.padEnd(9, "0"));
}

const textOf = (field: unknown): string | null => (typeof field === "string" && field !== "" ? field : null);

function placeOf(it: Body): Pick<Alert, "place" | "placeKind" | "containerId" | "image" | "namespace" | "pod"> {
  const fields = it.output_fields ?? {};
  const id = textOf(fields["container.id"]);
  const namespace = textOf(fields["k8s.ns.name"]);
  const repository = textOf(fields["container.image.repository"]);
  const tag = textOf(fields["container.image.tag"]);
  const more = {
    image: repository && tag ? `${repository}:${tag}` : repository,
    namespace,
    pod: textOf(fields["k8s.pod.name"]),
  };
  if (!id || id === "host")
    return { place: textOf(it.hostname) ?? "unknown host", placeKind: "host", containerId: null, ...more };
  // Its name may not have arrived yet when a container was just started.
  const name = textOf(fields["container.name"]) ?? id;
  return { place: namespace ? `${namespace}/${name}` : name, placeKind: "container", containerId: id, ...more };
}

/** falcosidekick cuts strings at 507 characters, so what both wrote is compared up to there. */
const comparable = 500;
const telling = ["container.id", "evt.type", "proc.pid", "proc.cmdline", "fd.name", "user.name"] as const;

/**
 * What the event was, whoever brought it. Not in it: falcosidekick's uuid (a fresh one each time), its way to write
 * the time, `source` and tags, which it may add to.
 */
function identityOf(it: Body, ns: bigint): string {
  const fields = it.output_fields ?? {};
  const parts = telling.map((name) => String(fields[name] ?? "").slice(0, comparable));
  const text = JSON.stringify([it.rule, textOf(it.hostname) ?? "", ns.toString(), ...parts]);
  return createHash("sha256").update(text).digest("hex").slice(0, 32);
}

const countOf = (field: unknown): number | null => {
  const count = Number(field ?? Number.NaN);
  return Number.isFinite(count) ? count : null;
};

/** System calls that Falco says it did not see: its own drop alert, and what its metrics snapshot adds since the last. */
function blindOf(it: Body): Alert["blind"] {
  const fields = it.output_fields ?? {};
  if (it.source !== "internal") return null;
  if (/syscall event drop/i.test(it.rule)) {
    const dropped = countOf(fields["n_drops"]);
    return dropped === null ? null : { dropped, seen: countOf(fields["n_evts"]) };
  }
  const [now, before] = [countOf(fields["scap.n_drops"]), countOf(fields["scap.n_drops_prev"])];
  if (now === null || before === null || now <= before) return null;
  const [seen, seenBefore] = [countOf(fields["scap.n_evts"]), countOf(fields["scap.n_evts_prev"])];
  return { dropped: now - before, seen: seen === null || seenBefore === null ? null : seen - seenBefore };
}

/** Reads one alert. Not an alert: the faults, each with its field. */
export function readAlert(raw: string): Reading {
  let given: unknown;
  try {
    // PostgreSQL keeps no NUL; nobody misses the ones that a process hid in its arguments.
    given = JSON.parse(raw.replaceAll("\\u0000", "\\ufffd"));
  } catch {
    return { faults: [{ field: "body", message: "is not JSON", mend: "Set json_output: true in falco.yaml." }] };
  }
  const parsed = body.safeParse(given);
  if (!parsed.success) return { faults: faultsOf(parsed.error) };
  const it = parsed.data;
  const ns = nanosOf(it.time);
  return {
    alert: {
      identity: identityOf(it, ns),
      rule: it.rule,
      priority: priorities.indexOf(it.priority),
      source: textOf(it.source) ?? "syscall",
      hostname: textOf(it.hostname),
      ...placeOf(it),
      tags: it.tags ?? [],
      output: it.output,
      at: new Date(Number(ns / 1_000_000n)),
      atNs: ns.toString(),
      format: it.uuid ? "falcosidekick" : "falco",
      blind: blindOf(it),
      raw,
    },
  };
}
