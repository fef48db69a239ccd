export type {
  Anomaly,
  BandRow,
  Monitor,
  MonitorSettings,
  MonitorsDoc,
  SimulationDoc,
} from "../../../../services/analytics/src/anomalies/schema.ts";
export type {
  CohortCell,
  CohortDimension,
  CohortGrain,
  CohortGroup,
  CohortMetric,
  CohortRow,
  CohortShow,
  CohortsDoc,
  CohortUnit,
  MeanPoint,
} from "../../../../services/analytics/src/cohorts/schema.ts";
export type {
  Bin,
  CustomerDoc,
  CustomerListDoc,
  CustomerRow,
  CustomersDoc,
  GridCell,
  ModelDoc,
  ReasonDoc,
  SegmentDoc,
  TimelineDoc as CustomerTimelineDoc,
  TimelineEntry as CustomerEvent,
  ValueDoc,
} from "../../../../services/analytics/src/customers/schema.ts";
export type { Deploy, DeploysDoc } from "../../../../services/analytics/src/deploys/schema.ts";
export type { QuarantineDoc, QuarantineRow } from "../../../../services/analytics/src/imports/schema.ts";
export type {
  Cause,
  CausesDoc,
  Contribution,
  ContributionsDoc,
  Incident,
  IncidentDoc,
  IncidentsDoc,
  MoneyAtStake,
  TimelineEntry,
} from "../../../../services/analytics/src/incidents/schema.ts";
export type {
  CatalogueDoc,
  Comparison,
  DimensionId,
  Interval,
  KpiDoc,
  KpiRow,
  MetricDoc,
  OverviewDoc,
  Tile,
  Unit,
} from "../../../../services/analytics/src/kpis/schema.ts";
export type {
  LogLevel,
  LogLine,
  LogPattern,
  LogPatternsDoc,
  LogState,
  LogsDoc,
  LogVolumeDoc,
} from "../../../../services/analytics/src/logs/schema.ts";
export type {
  Freshness,
  IngestRate,
  JobRun,
  JobSummary,
  OperationsDoc,
} from "../../../../services/analytics/src/operations/schema.ts";
export type {
  Available,
  Cell,
  Problem,
  Provenance,
  ReasonCode,
} from "../../../../services/analytics/src/platform/http/schema.ts";
export type {
  ProductDoc,
  ProductRow,
  ProductSort,
  ProductsDoc,
} from "../../../../services/analytics/src/products/schema.ts";
export type {
  AlertGroup,
  AlertGroupDoc,
  BlindSpot,
  ExceptionDoc,
  FalcoAlert,
  Priority,
  SecurityDoc,
} from "../../../../services/analytics/src/security/schema.ts";
export type { KindOfBuyer, SegmentsDoc, TriedDoc } from "../../../../services/analytics/src/segments/schema.ts";
export type { Severity, Signal, SignalKind, SignalsDoc } from "../../../../services/analytics/src/signals/schema.ts";
export type {
  NoiseDoc,
  NoiseRow,
  SubjectKind,
  TriageAction,
  TriageDoc,
  TriageEvent,
  TriageState,
  Verdict,
} from "../../../../services/analytics/src/triage/schema.ts";

/** `GET /v1/token`: whose token the proxy sends, and what it may do. */
export interface TokenDoc {
  name: string;
  scopes: string[];
}

/** `GET /healthz`: anything more than its arrival is a bonus. */
export interface HealthDoc {
  status?: string;
  version?: string;
}

/** `GET /v1/annotations/settings`: `enabled` where a Grafana is configured. */
export interface AnnotationSettings {
  enabled: boolean;
  kinds: Record<string, boolean>;
}

/** `POST /v1/quarantine/replay` */
export interface ReplayDoc {
  replayed: number;
  rejected: number;
  messages: string[];
}
export type {
  ComparisonDoc,
  ExperimentDoc,
  ExperimentResultDoc,
  ExperimentResultsDoc,
  ExperimentsDoc,
  HealthDoc as ArmHealthDoc,
  MetricDoc as ComparedMetricDoc,
  PowerDoc,
} from "../../../../services/analytics/src/experiments/schema.ts";
