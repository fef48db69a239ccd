import type { Plan } from "../plan.ts";
import { type Random, stream } from "../random/random.ts";
import { SERVICES } from "./services.ts";

const HOUR_MS = 3_600_000;
const HOST = "shop-1";

interface Scene {
  rule: string;
  priority: string;
  tags: readonly string[];
  service: string;
  text: string;
  process: string;
  command: string;
  parent: string;
  type: string;
  file?: string;
}

/** What happens on the demo shop's machine again and again, and means nothing. */
const ROUTINE: readonly (Scene & { perDay: number })[] = [
  {
    perDay: 1,
    rule: "Vigie secret or env file read",
    priority: "Critical",
    service: "inventory",
    type: "openat",
    tags: ["T1552.001", "container", "filesystem", "mitre_credential_access", "vigie"],
    text: "A secret or an env file was read",
    process: "backup",
    command: "backup --all /data",
    parent: "cron",
    file: "/run/secrets/db",
  },
  {
    perDay: 0.7,
    rule: "Vigie shell in a service container",
    priority: "Warning",
    service: "search",
    type: "execve",
    tags: ["T1059.004", "container", "mitre_execution", "process", "vigie"],
    text: "A shell was started in a service container",
    process: "sh",
    command: "sh -c reindex --delta",
    parent: "runc",
  },
  {
    perDay: 2.4,
    rule: "Vigie unexpected outbound connection",
    priority: "Error",
    service: "storefront",
    type: "connect",
    tags: ["T1041", "container", "mitre_exfiltration", "network", "vigie"],
    text: "An unexpected outbound connection",
    process: "node",
    command: "node server.js",
    parent: "tini",
    file: "10.0.3.7:41822->198.51.100.20:443",
  },
];

/** What happened once, some hours before the shop's end. */
const EVENTS: readonly (Scene & { hoursBefore: number; times: number })[] = [
  {
    hoursBefore: 20.6,
    times: 3,
    rule: "Vigie shell in a service container",
    priority: "Warning",
    service: "checkout",
    type: "execve",
    tags: ["T1059.004", "container", "mitre_execution", "process", "vigie"],
    text: "A shell was started in a service container",
    process: "bash",
    command: "bash -i",
    parent: "runc",
  },
  {
    hoursBefore: 20.5,
    times: 2,
    rule: "Vigie package manager in a service container",
    priority: "Error",
    service: "checkout",
    type: "execve",
    tags: ["T1505", "container", "mitre_persistence", "process", "vigie"],
    text: "A package manager ran in a service container",
    process: "apt-get",
    command: "apt-get install -y netcat",
    parent: "bash",
  },
  {
    hoursBefore: 6.2,
    times: 1,
    rule: "Vigie write under plugin or web root",
    priority: "Error",
    service: "storefront",
    type: "openat",
    tags: ["T1505.003", "container", "filesystem", "mitre_persistence", "vigie"],
    text: "A file was written under a plugin or web root",
    process: "node",
    command: "node server.js",
    parent: "tini",
    file: "/app/public/.cache/tmp.js",
  },
  {
    hoursBefore: 75,
    times: 9,
    rule: "Vigie logs tampered with",
    priority: "Error",
    service: "payment",
    type: "openat",
    tags: ["T1070.002", "container", "filesystem", "mitre_defense_evasion", "vigie"],
    text: "Logs were tampered with",
    process: "logrotate",
    command: "logrotate /etc/logrotate.conf",
    parent: "cron",
    file: "/var/log/payment.log",
  },
];

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

/** Falco alerts on the shop's machine in the `days` before its end, as lines of Falco's file output, oldest first. */
export function simulateAlerts(plan: Plan, days: number): string[] {
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
  const alerts = [...routine, ...events].sort((a, b) => a.at - b.at).map(({ scene, at }) => toAlert(scene, at, random));
  return [...alerts, blindSpot(end)];
}
