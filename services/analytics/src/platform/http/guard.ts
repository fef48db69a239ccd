import type { Context } from "hono";
import { createMiddleware } from "hono/factory";
import { allows, findToken, type Scope } from "../auth/index.ts";
import { VigieError } from "../errors/index.ts";
import type { Deps, Env } from "./app.ts";
import { problem } from "./schema.ts";

/** Senders that can give an address only, as Falco, put the token at its end. Such a token may do nothing else. */
const tokenInPath = /^\/v1\/ingest\/falco\/([^/]+)$/;
/** These prove themselves by a signature over their body. */
const signed = new Set(["/v1/webhooks/github"]);

function presented(header: string | undefined): string {
  const token = /^Bearer\s+(\S+)$/i.exec(header ?? "")?.[1];
  if (token) return token;
  const basic = /^Basic\s+(\S+)$/i.exec(header ?? "")?.[1];
  const password = basic && Buffer.from(basic, "base64").toString("utf8").split(":").slice(1).join(":");
  if (password) return password;
  throw new VigieError("unauthenticated", "Send `Authorization: Bearer <token>`. `vigie token create` makes one.");
}

/** Everything under /v1 needs a token; what it may do is asked for by each route. */
export function authenticate(deps: Pick<Deps, "sql">) {
  return createMiddleware<Env>(async function authenticateRequest(c, next) {
    if (signed.has(c.req.path)) return next();
    const inPath = tokenInPath.exec(c.req.path)?.[1];
    const bearer = await findToken(deps.sql, inPath ?? presented(c.req.header("authorization")));
    if (!bearer) throw new VigieError("unauthenticated", "The token is not known or was revoked.");
    if (inPath && bearer.scopes.some((scope) => scope !== "ingest"))
      throw new VigieError("forbidden", "Only a token whose one scope is ingest may stand in an address.");
    c.set("bearer", bearer);
    await next();
  });
}

/** Who acts: the token's name, with the person that Grafana's proxy or the console names behind it. */
export function actor(c: Context<Env>): string {
  const person = c.req
    .header("x-grafana-user")
    ?.replace(/[^\p{L}\p{N} ._@+-]/gu, "")
    .slice(0, 100);
  const { name } = c.get("bearer");
  return person ? `${name} (${person})` : name;
}

/** The parts of a route definition that ask for a scope, check it, and document its error answers. */
export function guarded(scope: Scope) {
  const check = createMiddleware<Env>(async function requireScope(c, next) {
    if (!allows(c.get("bearer"), scope)) {
      throw new VigieError("forbidden", `This needs a token with the scope ${scope}.`);
    }
    await next();
  });
  return { security: [{ bearer: [scope] }], middleware: check };
}

const problemContent = (description: string) => ({
  description,
  content: { "application/problem+json": { schema: problem } },
});

/** Error answers that every guarded route can give. */
export const problems = {
  401: problemContent("No token, or one that is not known"),
  403: problemContent("The token lacks the scope"),
  422: problemContent("The input is not valid; `errors` names the fields"),
  503: problemContent("The database is not reachable"),
};

export const notFound = { 404: problemContent("There is no such thing") };
export const conflict = { 409: problemContent("It contradicts what is there") };

/** A JSON body of an answer. */
export function answer<Schema>(description: string, schema: Schema) {
  return { description, content: { "application/json": { schema } } };
}

/** A JSON body of a request. */
export function jsonBody<Schema>(schema: Schema) {
  return { required: true, content: { "application/json": { schema } } };
}
