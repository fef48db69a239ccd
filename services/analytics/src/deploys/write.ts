import type { Clock } from "../platform/clock/index.ts";
import { invalid } from "../platform/errors/index.ts";
import type { Window } from "../platform/http/window.ts";
import { type Runner, run, statement } from "../platform/sql/index.ts";
import { writeSignals } from "../signals/index.ts";
import type { Deploy, DeployState, DeploysDoc, ReportedDeploy } from "./schema.ts";

const load = (file: string) => statement(import.meta.url, file);
const statements = { find: load("find.sql"), findOpen: load("find_open.sql"), list: load("list.sql") };

const words: Record<DeployState, string> = {
  started: "is being deployed",
  succeeded: "deployed",
  failed: "failed to deploy",
};

function titleOf(it: ReportedDeploy, state: DeployState): string {
  const what = it.rollback ? "rolled back to" : "";
  if (what) return `${it.service} ${what} ${it.version}${state === "failed" ? ", which failed" : ""}`;
  return `${it.service} ${it.version} ${words[state]}`;
}

/** Where a deploy began: as said, else where the same one was reported as started, else now. */
async function startOf(sql: Runner, it: ReportedDeploy, now: Date): Promise<{ key: string | undefined; at: Date }> {
  if (it.started_at) return { key: undefined, at: new Date(it.started_at) };
  const at = it.finished_at ? new Date(it.finished_at) : now;
  const { service, version, environment } = it;
  const [open] = await run<{ key: string; started_at: Date }>(sql, statements.findOpen, {
    service,
    version,
    environment,
    at,
  });
  return open ? { key: open.key, at: open.started_at } : { key: undefined, at };
}

/** Writes a deploy. The same one sent again changes nothing; one that says more about it completes it. */
export async function writeDeploy(
  sql: Runner,
  clock: Clock,
  it: ReportedDeploy,
  from: { source: string; key?: string },
): Promise<{ deploy: Deploy; changed: boolean }> {
  const now = clock();
  const { service, version, environment, rollback } = it;
  const state = it.state ?? (it.finished_at ? "succeeded" : "started");
  const start = await startOf(sql, it, now);
  const finished = it.finished_at ? new Date(it.finished_at) : state === "started" ? null : now;
  if (finished && finished < start.at) throw invalid("finished_at", "is before started_at");
  const key = from.key ?? start.key ?? `${service} ${environment} ${version} ${start.at.toISOString()}`;
  const written = await writeSignals(sql, now, [
    {
      kind: "deploy",
      key,
      title: titleOf(it, state),
      severity: state === "failed" || rollback ? "warning" : "info",
      started_at: start.at,
      ended_at: finished,
      dimensions: { service, environment },
      detail: { version, state, rollback, ...(it.commit ? { commit: it.commit } : {}) },
      url: it.url ?? null,
      source: from.source,
    },
  ]);
  const [deploy] = await run<Deploy>(sql, statements.find, { key });
  if (!deploy) throw new Error("a deploy that was written is not there");
  return { deploy, changed: written.length > 0 };
}

export interface DeployFilter extends Window {
  services: string[] | null;
  environments: string[] | null;
  limit: number;
}

export async function readDeploys(sql: Runner, it: DeployFilter): Promise<DeploysDoc> {
  const rows = await run<Deploy & { total: number }>(sql, statements.list, { ...it });
  return { rows: rows.map(({ total: _, ...row }) => row), total: rows[0]?.total ?? 0 };
}
