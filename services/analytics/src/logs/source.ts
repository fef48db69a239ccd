import type { NewLine } from "./line.ts";
import type { LogLevel, LogLine, LogState } from "./schema.ts";

export interface LogFilter {
  services: string[] | null;
  levels: LogLevel[] | null;
  envs: string[] | null;
  sources: string[] | null;
  /** Text that the line must contain, whatever its case. */
  search: string | undefined;
}

export interface LinesQuery extends LogFilter {
  from: Date;
  to: Date;
  limit: number;
  /** Lines before this one, newest first (a cursor); or, with `after`, lines after it, oldest first (tail). */
  before?: string | undefined;
  after?: string | undefined;
}

export interface VolumeQuery extends LogFilter {
  from: Date;
  to: Date;
  stepSeconds: number;
}

export interface VolumeRow {
  service: string;
  level: LogLevel;
  /** Start of a step: a multiple of its length since 1970. */
  at: Date;
  lines: number;
}

export interface Labels {
  service: string[];
  level: LogLevel[];
  env: string[];
  source: string[];
}

/** Where log lines are kept. Loki and PostgreSQL stand behind it, held to one contract by one test. */
export interface LogSource {
  readonly kind: LogState["source"];
  /** Keeps lines; resolved means kept. The same line of the same stream and time is kept once. */
  write(lines: readonly NewLine[]): Promise<void>;
  /** Lines by time. A line's `id` is where to go on from. */
  lines(query: LinesQuery): Promise<LogLine[]>;
  /** Lines by service, level and step. */
  volume(query: VolumeQuery): Promise<VolumeRow[]>;
  /** Services, levels, environments and sources that occur in a range. */
  labels(range: { from: Date; to: Date }): Promise<Labels>;
}
