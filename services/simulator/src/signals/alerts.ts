import { alarmsOf } from "../incidents/alarms.ts";
import type { Happenings } from "../incidents/incident.ts";
import type { Plan } from "../plan.ts";
import { type Random, stream } from "../random/random.ts";
import { EVENTS, ROUTINE, type Scene } from "./scenes.ts";
import { SERVICES } from "./services.ts";

const HOUR_MS = 3_600_000;
const HOST = "shop-1";

const containerId = (service: string) => stream(1, service).uint32().toString(16).padStart(12, "0").slice(0, 12);

/** One alert as Falco writes it, keys in its order. */
function toAlert(it: Scene, at: number, random: Random): string {
  const nanos = String(random.below(1_000_000)).padStart(6, "0");
  const time = `${new Date(at).toISOString().slice(0, -1)}${nanos}Z`;
  const image = SERVICES.find(({ name }) => name === it.service)?.image ?? "";
  const fields = {
    "container.id": containerId(it.service),
    "container.image.repository": image,
    "container.image.tag": "2",
    "container.name": it.service,
    "evt.type": it.type,
    ...(it.file ? { "fd.name": it.file } : {}),
    "k8s.ns.name": null,
    "k8s.pod.name": null,
    "proc.cmdline": it.command,
    "proc.name": it.process,
    "proc.pname": it.parent,
    "user.name": "node",
    "user.uid": 1000,
  };
  const said = `${it.text} | process=${it.process} command=${it.command} parent=${it.parent} file=${it.file ?? "<NA>"} container_name=${it.service}`;
  const output = `${time.slice(11, 29)}: ${it.priority} ${said}`;
  return JSON.stringify({
    hostname: HOST,
    output,
    output_fields: fields,
    priority: it.priority,
    rule: it.rule,
    source: "syscall",
    tags: it.tags,
    time,
  });
}

/** Falco's own word that it missed system calls, once, two days before the end. */
function blindSpot(end: number): string {
  const time = new Date(end - 49 * HOUR_MS).toISOString().replace("Z", "000000Z");
  const fields = { ebpf_enabled: "1", n_drops: "1842", n_drops_buffer_total: "1842", n_evts: "611203" };
  const output = `${time.slice(11, 29)}: Debug Falco internal: syscall event drop. 1842 system calls dropped in last second.`;
  return JSON.stringify({
    hostname: HOST,
    output,
    output_fields: fields,
    priority: "Debug",
    rule: "Falco internal: syscall event drop",
    source: "internal",
    time,
  });
}

interface Written {
  at: number;
  line: string;
}

const inTime = (a: { at: number }, b: { at: number }) => a.at - b.at;

/** The alerts of incidents and coincidences, as lines of Falco's file output, oldest first. */
export function simulateIncidentAlerts(plan: Plan, happenings: Happenings): Written[] {
  return alarmsOf(plan, happenings)
    .map(({ scene, at }) => ({ at, line: toAlert(scene, at, stream(plan.seed, `${scene.rule} alert`, at / 1000)) }))
    .sort(inTime);
}

/** Falco alerts on the shop's machine in the `days` before its end, as lines of Falco's file output, oldest first. */
export function simulateAlerts(plan: Plan, days: number, happenings: Happenings = {}): string[] {
  const end = Date.parse(plan.end);
  const random = stream(plan.seed, "falco alerts");
  const routine = ROUTINE.flatMap((scene) =>
    Array.from({ length: Math.round(scene.perDay * days) }, () => ({
      scene,
      at: end - Math.floor(random.float() * days * 24 * HOUR_MS),
    })),
  );
  const events = EVENTS.flatMap((scene) =>
    Array.from({ length: scene.times }, (_, n) => ({
      scene,
      at: end - Math.round(scene.hoursBefore * HOUR_MS) + n * 41_000,
    })),
  );
  const usual = [...routine, ...events].sort(inTime).map(({ scene, at }) => ({ at, line: toAlert(scene, at, random) }));
  const begin = end - days * 24 * HOUR_MS;
  const added = simulateIncidentAlerts(plan, happenings).filter(({ at }) => at >= begin && at < end);
  const alerts = added.length > 0 ? [...usual, ...added].sort(inTime) : usual;
  return [...alerts.map(({ line }) => line), blindSpot(end)];
}
