import type { SubjectKind } from "../api/types.ts";
import { KINDS } from "../signals/kinds.ts";

/** Every subject of triage is a kind of signal too. */
export function subjectName(kind: SubjectKind): string {
  return KINDS[kind].name;
}
