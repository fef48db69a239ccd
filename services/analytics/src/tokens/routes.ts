import { createRoute, z } from "@hono/zod-openapi";
import type { App } from "../platform/http/app.ts";
import { answer, guarded, problems } from "../platform/http/guard.ts";

const doc = z.object({ name: z.string(), scopes: z.array(z.string()) }).openapi("Token");

const whoAmI = createRoute({
  method: "get",
  path: "/v1/token",
  tags: ["Access"],
  summary: "The token in use",
  ...guarded("read"),
  responses: { 200: answer("Its name and scopes", doc), ...problems },
});

export function routes(app: App): void {
  app.openapi(whoAmI, (c) => {
    const { name, scopes } = c.get("bearer");
    return c.json({ name, scopes }, 200);
  });
}
