import { afterAll, beforeAll, expect, test } from "vitest";
import { type TestApi, testApi } from "../testing/api.ts";
import { syncIncidents } from "./sync.ts";

let api: TestApi;
const clock = () => new Date("2026-11-21T20:00:00Z");

beforeAll(async () => {
  api = await testApi({ clock });
});
afterAll(() => api.close());

/** Writes what the lookout would have found. */
const found = (monitor: string, from: string, to: string) => api.sql`
  insert into ops.anomaly (monitor, metric, dimension, value, currency, direction, started_at, began_by, ended_at, detected_at,
    buckets, actual, expected, change, z, p, updated_at)
  values (${monitor}, ${monitor}, '', '', '', 'down', ${from}, ${from}, ${to}, ${from}, 4, 1, 10, -0.9, -9, 1e-9, now())`;
const incidents = () => api.sql<{ id: number; title: string; started: string }[]>`
  select id, title, to_char(started_at at time zone 'UTC', 'HH24:MI') as started from ops.incident order by id`;

test("an incident whose begin is found elsewhere in a second look keeps its number", async () => {
  await found("orders", "2026-11-21T08:00:00Z", "2026-11-21T13:00:00Z");
  await syncIncidents(api.sql, clock);
  const [before] = await incidents();
  expect(before).toMatchObject({ title: "Orders 90 % below expected", started: "08:00" });
  await api.sql`delete from ops.anomaly`;
  await found("orders", "2026-11-21T09:00:00Z", "2026-11-21T13:00:00Z");
  expect(await syncIncidents(api.sql, clock)).toEqual({ written: 1, dropped: 0, open: 0 });
  expect(await incidents()).toEqual([{ ...before, started: "09:00" }]);
});

test("what is found at another time, or of another figure, is an incident of its own", async () => {
  const [before] = await incidents();
  await api.sql`delete from ops.anomaly`;
  await found("orders", "2026-11-21T16:00:00Z", "2026-11-21T18:00:00Z");
  await found("sessions", "2026-11-21T09:00:00Z", "2026-11-21T13:00:00Z");
  expect(await syncIncidents(api.sql, clock)).toEqual({ written: 2, dropped: 1, open: 0 });
  const after = await incidents();
  expect(after.map(({ started }) => started).sort()).toEqual(["09:00", "16:00"]);
  expect(after.map(({ id }) => id)).not.toContain(before?.id);
});

test("found anew in two pieces, the first keeps the number and the second has its own", async () => {
  await api.sql`delete from ops.anomaly`;
  await syncIncidents(api.sql, clock);
  await found("aov", "2026-11-21T03:00:00Z", "2026-11-21T12:00:00Z");
  await syncIncidents(api.sql, clock);
  const [before] = await incidents();
  await api.sql`delete from ops.anomaly`;
  await found("aov", "2026-11-21T03:00:00Z", "2026-11-21T05:00:00Z");
  await found("aov", "2026-11-21T10:00:00Z", "2026-11-21T12:00:00Z");
  expect(await syncIncidents(api.sql, clock)).toEqual({ written: 2, dropped: 0, open: 0 });
  const after = await incidents();
  expect(after.map(({ started }) => started)).toEqual(["03:00", "10:00"]);
  expect(after[0]?.id).toBe(before?.id);
});
