import type { SecurityDoc } from "../../shared/api/types.ts";

/** As ATT&CK orders them: from the first look to the damage. */
const ORDER = [
  "Reconnaissance",
  "Resource Development",
  "Initial Access",
  "Execution",
  "Persistence",
  "Privilege Escalation",
  "Defense Evasion",
  "Credential Access",
  "Discovery",
  "Lateral Movement",
  "Collection",
  "Command and Control",
  "Exfiltration",
  "Impact",
];

const key = (name: string) => name.toLowerCase().replace(/[^a-z]/g, "");
const RANK = new Map(ORDER.map((name, i) => [key(name), i]));

export function inAttackOrder(mitre: SecurityDoc["mitre"]): SecurityDoc["mitre"] {
  const rank = (tactic: string) => RANK.get(key(tactic)) ?? ORDER.length;
  return mitre.toSorted((a, b) => rank(a.tactic) - rank(b.tactic) || a.tactic.localeCompare(b.tactic));
}

/** Tactics without an alert: said in a line rather than drawn as empty columns. */
export function quietTactics(mitre: SecurityDoc["mitre"]): string[] {
  const seen = new Set(mitre.map(({ tactic }) => key(tactic)));
  return ORDER.filter((name) => !seen.has(key(name)));
}
