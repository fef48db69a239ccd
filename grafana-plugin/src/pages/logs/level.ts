import type { LogLevel } from "../../shared/api/types.ts";
import type { Look } from "../../shared/components/IconWord.tsx";

interface LevelLook extends Look {
  /** In charts: as Grafana colours levels. */
  color: string;
}

/** Worst first. */
export const LEVELS: Record<LogLevel, LevelLook> = {
  fatal: { icon: "exclamation-circle", tone: "critical", color: "purple" },
  error: { icon: "times-circle", tone: "critical", color: "red" },
  warn: { icon: "exclamation-triangle", tone: "warning", color: "yellow" },
  info: { icon: "info-circle", tone: "info", color: "green" },
  debug: { icon: "bug", tone: "quiet", color: "blue" },
  unknown: { icon: "question-circle", tone: "quiet", color: "gray" },
};

export const LEVEL_NAMES = Object.keys(LEVELS) as LogLevel[];
