import { createMiddleware } from "hono/factory";
import { allows, findToken, type Scope } from "../auth/index.ts";
import { VigieError } from "../errors/index.ts";
import type { Deps, Env } from "./app.ts";
import { problem } from "./schema.ts";

function presented(header: string | undefined): string {
  const token = /^Bearer\s+(\S+)$/i.exec(header ?? "")?.[1];
  if (!token)
    throw new VigieError("unauthenticated", "Send `Authorization: Bearer <token>`. `vigie token create` makes one.");
  return token;
}

/** Everything under /v1 needs a token; what it may do is asked for by each route. */
export function authenticate(deps: Pick<Deps, "sql">) {
  return createMiddleware<Env>(async function authenticateRequest(c, next) {
    const bearer = await findToken(deps.sql, presented(c.req.header("authorization")));
    if (!bearer) throw new VigieError("unauthenticated", "The token is not known or was revoked.");
    c.set("bearer", bearer);
    await next();
  });
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
