import { Agent, request } from "node:http";
import { setTimeout as sleep } from "node:timers/promises";

export interface FalcoLoad {
  url: string;
  token: string;
  alerts: number;
  seconds: number;
  /** Asked for again and again meanwhile, with a short pause between. */
  reads: string[];
}

export interface FalcoResult {
  sent: number;
  accepted: number;
  duplicates: number;
  failed: number;
  seconds: number;
  /** Milliseconds from when an alert was due to its answer: what a queue behind a slow server costs is in it. */
  ingest: Quantiles;
  reads: Quantiles;
  /** By how much the sender itself woke too late: where this is large, the times above are the machine's and not the API's. */
  lateness: Quantiles;
}

export interface Quantiles {
  n: number;
  p50: number;
  p99: number;
  max: number;
}

const rules = 40;
const places = 25;

/** An alert of one of 1,000 groups, as Falco writes it. The same number gives the same alert. */
export function alertNo(n: number, start: number): string {
  const at = new Date(start + n).toISOString().replace("Z", `${String(n % 1_000_000).padStart(6, "0")}Z`);
  const container = `service-${n % places}`;
  const fields = {
    "container.id": `c${n % places}`,
    "container.image.repository": "registry.example/shop",
    "container.image.tag": "2",
    "container.name": container,
    "evt.type": "execve",
    "k8s.ns.name": null,
    "k8s.pod.name": null,
    "proc.cmdline": `sh -c work --item ${n} ${"x".repeat(200)}`,
    "proc.exepath": "/bin/sh",
    "proc.name": "sh",
    "proc.pid": 1_000 + n,
    "proc.pname": "runc",
    "user.name": "root",
    "user.uid": 0,
  };
  return JSON.stringify({
    hostname: "shop-1",
    output: `${at.slice(11, 29)}: Notice A shell | command=sh container_name=${container}`,
    output_fields: fields,
    priority: n % 50 === 0 ? "Critical" : "Notice",
    rule: `Rule ${Math.floor(n / places) % rules}`,
    source: "syscall",
    tags: ["T1059", "mitre_execution"],
    time: at,
  });
}

function quantiles(times: number[]): Quantiles {
  const sorted = Float64Array.from(times).sort();
  const at = (share: number) =>
    Math.round((sorted[Math.min(sorted.length - 1, Math.floor(share * sorted.length))] ?? 0) * 10) / 10;
  return { n: times.length, p50: at(0.5), p99: at(0.99), max: at(1) };
}

const pauseMs = 2;
const agent = new Agent({ keepAlive: true, maxSockets: 64 });

function send(url: string, token: string, body?: string): Promise<{ status: number; text: string }> {
  return new Promise((resolve, reject) => {
    const method = body === undefined ? "GET" : "POST";
    const headers = { authorization: `Bearer ${token}`, "content-type": "application/json" };
    const it = request(url, { method, headers, agent }, (response) => {
      let text = "";
      response.setEncoding("utf8");
      response.on("data", (chunk) => (text += chunk));
      response.on("end", () => resolve({ status: response.statusCode ?? 0, text }));
    });
    it.on("error", reject);
    it.end(body);
  });
}

async function readMeanwhile({ url, token, reads }: FalcoLoad, over: () => boolean): Promise<number[]> {
  const times: number[] = [];
  for (let n = 0; !over() && reads.length > 0; n++) {
    const started = performance.now();
    const { status } = await send(`${url}${reads[n % reads.length]}`, token);
    if (status !== 200) throw new Error(`${reads[n % reads.length]} answered ${status}`);
    times.push(performance.now() - started);
    await sleep(200);
  }
  return times;
}

/** Sends alerts at an even rate, whether the answers come or not, and asks for pages meanwhile. */
export async function loadFalco(it: FalcoLoad): Promise<FalcoResult> {
  const start = Date.now() - it.alerts;
  const result = { sent: 0, accepted: 0, duplicates: 0, failed: 0 };
  const times: number[] = [];
  let over = false;
  const reading = readMeanwhile(it, () => over);
  const begun = performance.now();
  const perMs = it.alerts / it.seconds / 1_000;
  const open: Promise<void>[] = [];
  const lateness: number[] = [];
  while (result.sent < it.alerts) {
    const due = Math.min(it.alerts, Math.floor((performance.now() - begun) * perMs));
    for (; result.sent < due; result.sent++) {
      const dueAt = begun + result.sent / perMs;
      const body = alertNo(result.sent, start);
      open.push(
        send(`${it.url}/v1/ingest/falco`, it.token, body).then(
          ({ status, text }) => {
            times.push(performance.now() - dueAt);
            const said = status === 200 ? (JSON.parse(text) as { accepted: number; duplicates: number }) : undefined;
            if (!said) result.failed++;
            else if (said.accepted) result.accepted++;
            else result.duplicates++;
          },
          () => void result.failed++,
        ),
      );
    }
    const asleep = performance.now();
    await sleep(pauseMs);
    lateness.push(Math.max(0, performance.now() - asleep - pauseMs));
  }
  await Promise.all(open);
  const seconds = Math.round((performance.now() - begun) / 100) / 10;
  over = true;
  const reads = quantiles(await reading);
  return { ...result, seconds, ingest: quantiles(times), reads, lateness: quantiles(lateness) };
}
