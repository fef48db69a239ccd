import { type TestDatabase, testDatabase } from "@vigie/db/testing";
import { afterAll, beforeAll } from "vitest";
import { logSourceContract } from "./contract.ts";
import { createPostgresSource } from "./postgres.ts";

let db: TestDatabase;
beforeAll(async () => {
  db = await testDatabase();
});
afterAll(() => db.close());

logSourceContract({
  source: () => createPostgresSource(db.sql),
  base: async () => {
    await db.sql`truncate ops.log_line`;
    return new Date("2026-11-21T10:00:10Z");
  },
});
