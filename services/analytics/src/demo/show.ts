import type { SimulatedIncident } from "@vigie/simulator";
import type { MadeIncident } from "./inject.ts";
import type { DemoIncident, MadeIncidentDoc } from "./schema.ts";

export function showIncident(it: SimulatedIncident): DemoIncident {
  return {
    key: it.key,
    kind: it.kind,
    from: new Date(it.from).toISOString(),
    to: new Date(it.to).toISOString(),
    size: it.size,
    category: it.category ?? null,
    payment_method: it.payment_method ?? null,
    country: it.country ?? null,
    truth: it.truth,
  };
}

export function showMade({ incident, expectedLoss, changes }: MadeIncident): MadeIncidentDoc {
  return {
    ...showIncident(incident),
    expected_loss: Math.round(expectedLoss * 10) / 10,
    changed: {
      orders_removed: changes.removedOrders.length,
      orders_added: changes.added.orders.length,
      lines_removed: changes.removedLines.length,
      sessions_removed: changes.removedSessions.length,
      sessions_added: changes.added.sessions.length,
      stock_levels: changes.added.stock.length,
    },
  };
}
