import type { Priority } from "../../shared/api/types.ts";
import type { Look } from "../../shared/components/IconWord.tsx";

interface PriorityLook extends Look {
  /** In charts. */
  color: string;
}

/** Worst first, as in Falco. */
export const PRIORITIES: Record<Priority, PriorityLook> = {
  Emergency: { icon: "exclamation-circle", tone: "critical", color: "dark-purple" },
  Alert: { icon: "exclamation-circle", tone: "critical", color: "purple" },
  Critical: { icon: "exclamation-circle", tone: "critical", color: "red" },
  Error: { icon: "times-circle", tone: "critical", color: "orange" },
  Warning: { icon: "exclamation-triangle", tone: "warning", color: "yellow" },
  Notice: { icon: "info-circle", tone: "info", color: "blue" },
  Informational: { icon: "info-circle", tone: "quiet", color: "light-blue" },
  Debug: { icon: "bug", tone: "quiet", color: "gray" },
};

export const PRIORITY_NAMES = Object.keys(PRIORITIES) as Priority[];
