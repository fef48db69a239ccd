import type { SubjectKind } from "../api/types.ts";
import { KINDS } from "../signals/kinds.ts";

/** Subjects of triage are the kinds of signals, and what the lookout finds. */
export function subjectName(kind: SubjectKind): string {
  switch (kind) {
    case "incident":
      return "Incidents";
    case "anomaly":
      return "Anomalies";
    default:
      return KINDS[kind].name;
  }
}
