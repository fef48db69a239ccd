// Signals beside the demo shop's, sent through the same doors that Falco, Loki's clients and GitHub use.

export interface Api {
  url: string;
  token: string;
}

const MINUTE = 60_000;
const HOUR = 60 * MINUTE;

export async function send(api: Api, path: string, body: unknown): Promise<Response> {
  const answer = await fetch(api.url + path, {
    method: "POST",
    headers: { authorization: `Bearer ${api.token}`, "content-type": "application/json" },
    body: typeof body === "string" ? body : JSON.stringify(body),
  });
  if (!answer.ok) {
    throw new Error(`${path}: ${answer.status} ${await answer.text()}`);
  }
  return answer;
}

export async function seed(api: Api): Promise<void> {
  const now = Date.now();
  await sendAlerts(api, now);
  await pushLines(api, shopLines(now));
  await sendChanges(api, now);
  await sendFaultyFile(api, now);
}

interface Rule {
  rule: string;
  priority: string;
  container: string;
  cmdline: string;
  tags: string[];
  hoursAgo: number[];
}

const RULES: Rule[] = [
  {
    rule: "Shell in a service container",
    priority: "Critical",
    container: "checkout",
    cmdline: "sh -c id",
    tags: ["T1059", "container", "mitre_execution", "pci_dss_10.2.5", "shell"],
    hoursAgo: [0.4, 0.5, 0.6, 5, 5.2],
  },
  {
    rule: "Read sensitive file untrusted",
    priority: "Warning",
    container: "payments-api",
    cmdline: "cat /etc/shadow",
    tags: ["T1555", "container", "filesystem", "mitre_credential_access"],
    hoursAgo: Array.from({ length: 40 }, (_, i) => 1 + i * 0.5),
  },
  {
    rule: "Package manager in a service container",
    priority: "Error",
    container: "worker",
    cmdline: "apt-get install -y netcat",
    tags: ["T1505", "container", "mitre_persistence", "software_mgmt"],
    hoursAgo: [3, 3.1, 9],
  },
  {
    rule: "Unexpected outbound connection",
    priority: "Notice",
    container: "api",
    cmdline: "curl http://203.0.113.9/",
    tags: ["T1041", "container", "mitre_exfiltration", "network"],
    hoursAgo: Array.from({ length: 25 }, (_, i) => 0.8 + i * 0.9),
  },
];

async function sendAlerts(api: Api, now: number): Promise<void> {
  for (const { hoursAgo, ...rule } of RULES) {
    for (const hours of hoursAgo) {
      await send(api, "/v1/ingest/falco", alert(rule, now - hours * HOUR));
    }
  }
  await send(api, "/v1/ingest/falco", {
    hostname: "shop-1",
    output: "Falco internal: syscall event drop. 120 system calls dropped in last second.",
    output_fields: { ebpf_enabled: "1", n_drops: "120", n_evts: "5128" },
    priority: "Debug",
    rule: "Falco internal: syscall event drop",
    source: "internal",
    time: new Date(now - 2 * HOUR).toISOString(),
  });
}

function alert({ rule, priority, container, cmdline, tags }: Omit<Rule, "hoursAgo">, ms: number): string {
  const nanos = `${Math.floor(ms)}000000`;
  const name = cmdline.split(" ")[0] ?? "";
  const time = new Date(ms).toISOString();
  const fields = {
    "container.id": `c0ffee${container.length}`,
    "container.name": container,
    "container.image.repository": `shop/${container}`,
    "evt.type": "execve",
    "proc.cmdline": cmdline,
    "proc.name": name,
    "proc.pname": "runc",
    "user.name": "root",
    "k8s.pod.name": null,
  };
  const output = `${time.slice(11, 23)}: ${priority} ${rule} | process=${name} command=${cmdline} container_name=${container}`;
  const body = { hostname: "shop-1", output, output_fields: fields, priority, rule, source: "syscall", tags, time };
  // As Falco writes it: a number beyond what JavaScript can hold.
  return JSON.stringify(body).replace('"evt.type"', `"evt.time":${nanos},"evt.type"`);
}

export interface Line {
  at: number;
  service: string;
  level: string;
  message: string;
}

function shopLines(now: number): Line[] {
  const lines: Line[] = [];
  for (let i = 0; i < 240; i++) {
    const at = now - i * 15_000 - 2_000;
    const service = ["checkout", "api", "payments"][i % 3] ?? "api";
    lines.push({ at, service, level: "info", message: `request ${4000 + i} served in ${10 + (i % 90)} ms` });
    if (i % 9 === 0) {
      lines.push({
        at: at - 40,
        service: "checkout",
        level: "warn",
        message: `stock of P0${100 + i} is low: ${i % 7} left`,
      });
    }
    if (i > 40 && i < 80) {
      lines.push({
        at: at - 80,
        service: "payments",
        level: "error",
        message: `payment ${7000 + i} refused: timeout of bank-${i % 3}`,
      });
    }
  }
  return lines;
}

export async function pushLines(api: Api, lines: Line[]): Promise<void> {
  const streams = lines.map(({ at, service, level, message }) => ({
    stream: { service_name: service, env: "production", level },
    values: [[`${at}000000`, JSON.stringify({ level, msg: message, order: `A-${at % 1000}` })]],
  }));
  await send(api, "/v1/ingest/loki/api/v1/push", { streams });
}

async function sendChanges(api: Api, now: number): Promise<void> {
  const at = (hours: number) => new Date(now - hours * HOUR).toISOString();
  const deploy = { environment: "production", commit: "0123456789abcdef" };
  await send(api, "/v1/deploys", {
    ...deploy,
    service: "checkout",
    version: "2.14.1",
    started_at: at(50),
    finished_at: at(49.9),
  });
  await send(api, "/v1/deploys", {
    ...deploy,
    service: "checkout",
    version: "2.14.0",
    rollback: true,
    started_at: at(4),
    finished_at: at(3.95),
  });
  await send(api, "/v1/deploys", {
    ...deploy,
    service: "api",
    version: "5.2.0",
    state: "failed",
    started_at: at(200),
    finished_at: at(199.8),
  });
  const signal = { dimensions: {}, detail: {}, severity: "info" };
  await send(api, "/v1/signals", {
    ...signal,
    kind: "campaign",
    key: "e2e-campaign",
    title: "Autumn newsletter",
    started_at: at(240),
    ended_at: at(140),
    dimensions: { channel: "email" },
  });
  await send(api, "/v1/signals", {
    ...signal,
    kind: "experiment",
    key: "e2e-experiment",
    title: "Shorter checkout form",
    started_at: at(400),
    ended_at: null,
  });
  await send(api, "/v1/signals", {
    ...signal,
    kind: "holiday",
    key: "e2e-holiday",
    title: "Armistice Day",
    started_at: at(250),
    ended_at: at(226),
    dimensions: { country: "France" },
  });
}

/** Three rows that no inventory can hold. */
async function sendFaultyFile({ url, token }: Api, now: number): Promise<void> {
  const day = new Date(now).toISOString().slice(0, 10);
  const rows = ["P0002,Paris,many", "P0003,Paris,12x", "P0004,Lyon,"].map((row) => `${row},${day}`);
  const file = `product_id,warehouse_id,stock_quantity,last_updated\n${rows.join("\n")}\n`;
  const form = new FormData();
  form.append("source", "inventory");
  form.append("file", new Blob([file], { type: "text/csv" }), "stock.csv");
  const answer = await fetch(`${url}/v1/imports`, {
    method: "POST",
    headers: { authorization: `Bearer ${token}` },
    body: form,
  });
  if (!answer.ok) {
    throw new Error(`/v1/imports: ${answer.status} ${await answer.text()}`);
  }
}
