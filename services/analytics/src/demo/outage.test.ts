import { expect, test } from "vitest";
import { look } from "../anomalies/index.ts";
import { syncIncidents } from "../incidents/index.ts";
import type { IncidentDoc, IncidentsDoc } from "../incidents/schema.ts";
import { openLogStore } from "../logs/index.ts";
import { refresh } from "../rollups/index.ts";
import { testApi } from "../testing/api.ts";
import { injectIncident, loadDemo } from "./index.ts";

/** The demo shop with a payment outage, as it is told of at that time. */
async function outageAt(at: string): Promise<IncidentDoc> {
  const clock = () => new Date(at);
  const api = await testApi({ clock });
  try {
    const lines = { store: openLogStore(api.sql, clock, { lokiUrl: undefined, logDays: 7 }), env: "production" };
    await loadDemo(api.sql, clock, { lines });
    await injectIncident(api.sql, clock, { kind: "payment_outage" }, lines);
    await refresh(api.sql, { clock });
    await look(api.sql, clock);
    await syncIncidents(api.sql, clock);
    const { rows } = await api.get<IncidentsDoc>("/v1/incidents?state=open");
    expect(rows).toHaveLength(1);
    return await api.get<IncidentDoc>(`/v1/incidents/${rows[0]?.id}`);
  } finally {
    await api.close();
  }
}

const errorsOfPayment = { signal: { kind: "log_burst", dimensions: { service: "payment" } }, likely: true };

test("a payment outage is told with the errors of payment as its likely cause, and what it cost", async () => {
  const { incident, causes } = await outageAt("2026-11-26T13:14:00Z");
  expect(causes.causes[0]).toMatchObject(errorsOfPayment);
  expect(incident.change).toBeLessThan(-0.5);
  expect(incident.money).toMatchObject({ currency: "EUR", value: expect.any(Number) });
  expect("value" in incident.money && incident.money.low).toBeGreaterThan(0);
}, 60_000);

test("so it is on Cyber Monday, by the share of visits that led to an order; what it cost has a reason", async () => {
  const { incident, causes } = await outageAt("2026-11-30T14:10:00Z");
  expect(causes.causes[0]).toMatchObject(errorsOfPayment);
  expect(incident).toMatchObject({
    metric: { id: "conversion" },
    money: { detail: expect.stringContaining("holiday") },
  });
}, 60_000);
