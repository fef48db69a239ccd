// What the demo shop does not bring by itself, through the doors that Falco, Loki's clients and importers use.

export interface Api {
  url: string;
  token: string;
}

export const RULE = "Browser test in a container";
const MINUTE = 60_000;

export async function seed(api: Api): Promise<void> {
  const now = Date.now();
  for (const [minutes, place] of [
    [5, "till"],
    [20, "till"],
    [40, "kiosk"],
  ] as const) {
    await post(api, "/v1/ingest/falco", alert(place, now - minutes * MINUTE));
  }
  await post(api, "/v1/ingest/falco", syscallDrop(now - 30 * MINUTE));
  await post(api, "/v1/deploys", {
    service: "till",
    version: "9.0.1",
    environment: "production",
    started_at: new Date(now - 50 * MINUTE).toISOString(),
    finished_at: new Date(now - 48 * MINUTE).toISOString(),
  });
  await sendFaultyFile(api, now);
}

/** The lookout takes some seconds for a year of hours; the demo shop's past holds one incident that it finds. */
export async function untilJudged(api: Api): Promise<void> {
  const from = new Date(Date.now() - 27 * 24 * 60 * MINUTE).toISOString();
  for (let tries = 0; tries < 120; tries++) {
    const answer = await fetch(`${api.url}/v1/incidents?from=${from}`, {
      headers: { authorization: `Bearer ${api.token}` },
    });
    if (((await answer.json()) as { total: number }).total > 0) {
      return;
    }
    await new Promise((resolve) => setTimeout(resolve, 1_000));
  }
  throw new Error("The lookout did not find the demo shop's incident within two minutes.");
}

export const scoreCustomers = (api: Api) => runJob(api, "customers.score", "/v1/customers/runs", {});
export const findSegments = (api: Api) => runJob(api, "segments.run", "/v1/segments/runs", { refit: true });

/** The last run before is remembered: only a later one has seen everything. */
async function runJob(api: Api, job: string, path: string, body: object): Promise<void> {
  const before = (await lastRun(api, job))?.id ?? 0;
  await post(api, path, body);
  for (let tries = 0; tries < 300; tries++) {
    const run = await lastRun(api, job);
    if (run && run.id > before && run.state !== "running") {
      if (run.state === "failed") {
        throw new Error(`${job} failed: ${run.error}`);
      }
      return;
    }
    await new Promise((resolve) => setTimeout(resolve, 300));
  }
  throw new Error(`${job} was not over within a minute and a half.`);
}

interface Run {
  id: number;
  state: string;
  error: string | null;
}

async function lastRun({ url, token }: Api, name: string): Promise<Run | undefined> {
  const from = new Date(Date.now() - 60 * MINUTE).toISOString();
  const to = new Date().toISOString();
  const answer = await fetch(`${url}/v1/operations?from=${from}&to=${to}`, {
    headers: { authorization: `Bearer ${token}` },
  });
  const { jobs } = (await answer.json()) as { jobs: { job: string; last: Run | null }[] };
  return jobs.find(({ job }) => job === name)?.last ?? undefined;
}

export async function post(api: Api, path: string, body: unknown): Promise<void> {
  const answer = await fetch(api.url + path, {
    method: "POST",
    headers: { authorization: `Bearer ${api.token}`, "content-type": "application/json" },
    body: typeof body === "string" ? body : JSON.stringify(body),
  });
  if (!answer.ok) {
    throw new Error(`${path}: ${answer.status} ${await answer.text()}`);
  }
}

export async function pushLine(api: Api, level: string, message: string): Promise<void> {
  const stream = { service_name: "till", env: "production", level };
  const values = [[`${Date.now()}000000`, JSON.stringify({ level, msg: message, till: 4 })]];
  await post(api, "/v1/ingest/loki/api/v1/push", { streams: [{ stream, values }] });
}

function alert(place: string, ms: number): string {
  const time = new Date(ms).toISOString();
  const body = {
    hostname: "shop-1",
    output: `${time.slice(11, 23)}: Critical ${RULE} | process=sh command=sh -c id container_name=${place}`,
    output_fields: {
      "container.id": `c0ffee00${place.length}`,
      "container.name": place,
      "evt.type": "execve",
      "proc.cmdline": "sh -c id",
      "proc.name": "sh",
      "user.name": "root",
    },
    priority: "Critical",
    rule: RULE,
    source: "syscall",
    tags: ["T1059", "container", "mitre_execution"],
    time,
  };
  // As Falco writes it: a number beyond what JavaScript can hold.
  return JSON.stringify(body).replace('"evt.type"', `"evt.time":${Math.floor(ms)}000000,"evt.type"`);
}

function syscallDrop(ms: number) {
  return {
    hostname: "shop-1",
    output: "Falco internal: syscall event drop. 120 system calls dropped in last second.",
    output_fields: { ebpf_enabled: "1", n_drops: "120", n_evts: "5128" },
    priority: "Debug",
    rule: "Falco internal: syscall event drop",
    source: "internal",
    time: new Date(ms).toISOString(),
  };
}

/** Rows that no inventory can hold. */
async function sendFaultyFile({ url, token }: Api, now: number): Promise<void> {
  const day = new Date(now).toISOString().slice(0, 10);
  const rows = ["P0002,Paris,many", "P0003,Paris,12x"].map((row) => `${row},${day}`);
  const file = `product_id,warehouse_id,stock_quantity,last_updated\n${rows.join("\n")}\n`;
  const form = new FormData();
  form.append("source", "inventory");
  form.append("file", new Blob([file], { type: "text/csv" }), "stock.csv");
  const headers = { authorization: `Bearer ${token}` };
  const answer = await fetch(`${url}/v1/imports`, { method: "POST", headers, body: form });
  if (!answer.ok) {
    throw new Error(`/v1/imports: ${answer.status} ${await answer.text()}`);
  }
}
