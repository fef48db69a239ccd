import { createHash, createHmac, timingSafeEqual } from "node:crypto";
import type { Sql } from "@vigie/db";
import { z } from "zod";
import type { Clock } from "../platform/clock/index.ts";
import { VigieError } from "../platform/errors/index.ts";
import { faultsOf } from "../platform/http/app.ts";
import { type Runner, run, statement, transaction } from "../platform/sql/index.ts";
import type { Deploy, DeployState, WebhookDoc } from "./schema.ts";
import { writeDeploy } from "./write.ts";

const load = (file: string) => statement(import.meta.url, file);
const statements = { find: load("find.sql"), forget: load("forget_deliveries.sql"), note: load("note_delivery.sql") };

const oldestMs = 30 * 60_000;
const aheadMs = 5 * 60_000;

const instant = z.iso.datetime({ offset: true });
const event = z.object({
  deployment_status: z.object({ state: z.string(), created_at: instant, target_url: z.string().nullish() }),
  deployment: z.object({
    id: z.number().int(),
    sha: z.string().min(1),
    ref: z.string().min(1),
    task: z.string().nullish(),
    environment: z.string().min(1),
    created_at: instant,
    payload: z.unknown().optional(),
  }),
  repository: z.object({ name: z.string().min(1), full_name: z.string().min(1) }),
});
type Event = z.infer<typeof event>;

const states: Record<string, DeployState | undefined> = {
  queued: "started",
  pending: "started",
  in_progress: "started",
  success: "succeeded",
  failure: "failed",
  error: "failed",
};

/**
 * Checks GitHub's signature over the bytes as they came, in constant time.
 * @see https://docs.github.com/webhooks/using-webhooks/validating-webhook-deliveries
 */
export function isSigned(secret: string, body: Uint8Array, header: string | undefined): boolean {
  const given = /^sha256=([0-9a-f]{64})$/.exec(header ?? "")?.[1];
  if (!given) return false;
  return timingSafeEqual(Buffer.from(given, "hex"), createHmac("sha256", secret).update(body).digest());
}

function parse(body: Uint8Array): Event | undefined {
  let value: unknown;
  try {
    value = JSON.parse(Buffer.from(body).toString("utf8"));
  } catch {
    throw new VigieError("invalid_input", "The body is not JSON. Set the webhook's content type to application/json.");
  }
  if (typeof value !== "object" || value === null || !("deployment_status" in value)) return undefined;
  const parsed = event.safeParse(value);
  if (!parsed.success)
    throw new VigieError("invalid_input", "This is no deployment_status event.", faultsOf(parsed.error));
  return parsed.data;
}

/** A status that is too old is refused, so what was accepted need not be remembered for ever. */
function requireFresh(at: Date, now: Date): void {
  if (now.getTime() - at.getTime() > oldestMs)
    throw new VigieError("forbidden", "The delivery is more than 30 minutes old.");
  if (at.getTime() - now.getTime() > aheadMs) throw new VigieError("forbidden", "The delivery is from the future.");
}

const extra = z
  .object({ service: z.string().min(1).max(100), rollback: z.boolean() })
  .partial()
  .catch({});

async function write(
  sql: Runner,
  clock: Clock,
  it: Event,
  state: DeployState,
): Promise<{ deploy: Deploy; changed: boolean }> {
  const { deployment, deployment_status: status, repository } = it;
  const key = `github ${repository.full_name} ${deployment.id}`;
  const [known] = await run<Deploy>(sql, statements.find, { key });
  // Deliveries may overtake each other: what has finished does not start again.
  if (known && known.state !== "started" && state === "started") return { deploy: known, changed: false };
  const more = extra.parse(deployment.payload);
  const url = z.url().safeParse(status.target_url);
  const said = {
    service: more.service ?? repository.name,
    version: /^[0-9a-f]{40}$/.test(deployment.ref) ? deployment.ref.slice(0, 12) : deployment.ref.slice(0, 200),
    environment: deployment.environment.slice(0, 100),
    started_at: deployment.created_at,
    finished_at: state === "started" ? null : status.created_at,
    state,
    rollback: more.rollback ?? deployment.task === "rollback",
    commit: deployment.sha,
    url: url.success ? url.data : null,
  };
  return writeDeploy(sql, clock, said, { source: "github", key });
}

/** Takes a webhook of GitHub. Only a signed, fresh body that was not seen before counts. */
export async function receiveGithub(
  sql: Sql,
  clock: Clock,
  secret: string | undefined,
  request: { body: Uint8Array; signature: string | undefined; contentType: string | undefined },
): Promise<WebhookDoc> {
  if (!request.signature) throw new VigieError("unauthenticated", "The signature is missing.");
  if (!secret) throw new VigieError("not_found", "No GitHub webhook is set up; VIGIE_GITHUB_SECRET is not set.");
  if (!isSigned(secret, request.body, request.signature))
    throw new VigieError("unauthenticated", "The signature is wrong.");
  if (!/^application\/json\b/i.test(request.contentType ?? ""))
    throw new VigieError("unsupported_media_type", "Set the webhook's content type to application/json.");
  const it = parse(request.body);
  if (!it) return { accepted: false, message: "Only deployment_status events are used.", deploy: null };
  const now = clock();
  const at = new Date(it.deployment_status.created_at);
  requireFresh(at, now);
  const state = states[it.deployment_status.state];
  if (!state) return { accepted: false, message: `The state ${it.deployment_status.state} is not used.`, deploy: null };
  return transaction(sql, async (tx) => {
    const digest = createHash("sha256").update(request.body).digest("hex");
    const noted = await run(tx, statements.note, { sender: "github", digest, signed_at: at, at: now });
    if (noted.length === 0) throw new VigieError("conflict", "This delivery was accepted before.");
    await run(tx, statements.forget, { before: new Date(now.getTime() - 2 * oldestMs) });
    const { deploy, changed } = await write(tx, clock, it, state);
    return { accepted: true, message: changed ? "Written." : "Known already.", deploy };
  });
}
