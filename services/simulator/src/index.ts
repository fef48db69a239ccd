export {
  type AppliedIncidents,
  type ApplyOptions,
  applyIncidents,
  type Coincidence,
  expectedLoss,
  expectedOrders,
  type Happenings,
  INCIDENT_KINDS,
  type IncidentKind,
  type IncidentOptions,
  type IncidentRequest,
  makeIncident,
  planCoincidences,
  planIncidents,
  type ScheduleOptions,
  type SimulatedIncident,
  type Truth,
} from "./incidents/index.ts";
export { simulateLive } from "./live/day.ts";
export { LevelMeter, type LiveLevel } from "./live/level.ts";
export { type LiveOptions, type LiveOrder, simulateLiveOrder } from "./live.ts";
export { Pace, usualOrdersPerDay } from "./orders/pace.ts";
export { calendarOf, type Plan, type PlanOptions, planShop } from "./plan.ts";
export { simulateAlerts, simulateIncidentAlerts } from "./signals/alerts.ts";
export { type SimulatedDeploy, simulateDeploys, simulateIncidentDeploys } from "./signals/deploys.ts";
export {
  type ErrorCounts,
  type ErrorOptions,
  type SimulatedLine,
  simulateErrors,
  simulateIncidentLines,
  simulateLogs,
} from "./signals/logs.ts";
export { type SimulatedPriceChange, simulatePriceChanges } from "./signals/prices.ts";
export { simulateDays } from "./simulate.ts";
export type {
  Campaign,
  Channel,
  Customer,
  Day,
  Device,
  Holiday,
  Late,
  LoyaltyChange,
  LoyaltyTier,
  Order,
  OrderLine,
  Product,
  Refund,
  Session,
  StockLevel,
  Store,
  Ticket,
  Warehouse,
} from "./types.ts";
export { type Simulation, simulateUsers, type UsersOptions } from "./users.ts";
