export { type AppliedIncidents, type ApplyOptions, applyIncidents } from "./apply.ts";
export {
  type Coincidence,
  type Happenings,
  INCIDENT_KINDS,
  type IncidentKind,
  type SimulatedIncident,
  type Truth,
} from "./incident.ts";
export { expectedLoss, expectedOrders } from "./loss.ts";
export { type IncidentRequest, makeIncident } from "./make.ts";
export { type IncidentOptions, planCoincidences, planIncidents, type ScheduleOptions } from "./schedule.ts";
