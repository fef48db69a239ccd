/** MITRE ATT&CK's enterprise tactics in its own order, by the tag that rules carry. */
const tactics: readonly (readonly [tag: string, name: string])[] = [
  ["mitre_reconnaissance", "Reconnaissance"],
  ["mitre_resource_development", "Resource development"],
  ["mitre_initial_access", "Initial access"],
  ["mitre_execution", "Execution"],
  ["mitre_persistence", "Persistence"],
  ["mitre_privilege_escalation", "Privilege escalation"],
  ["mitre_defense_evasion", "Defence evasion"],
  ["mitre_credential_access", "Credential access"],
  ["mitre_discovery", "Discovery"],
  ["mitre_lateral_movement", "Lateral movement"],
  ["mitre_collection", "Collection"],
  ["mitre_command_and_control", "Command and control"],
  ["mitre_exfiltration", "Exfiltration"],
  ["mitre_impact", "Impact"],
];

const technique = /^T\d{4}(\.\d{3})?$/;

export interface Mitre {
  tactic: string;
  technique: string | null;
}

export const tacticOrder = (name: string): number => tactics.findIndex(([, tactic]) => tactic === name);

/**
 * What a rule's tags say of ATT&CK: each of its tactics with each of its techniques.
 * @example mitreOf(["T1059", "mitre_execution"]) // [{ tactic: "Execution", technique: "T1059" }]
 */
export function mitreOf(tags: readonly string[]): Mitre[] {
  const techniques = tags.filter((tag) => technique.test(tag));
  return tactics
    .filter(([tag]) => tags.includes(tag))
    .flatMap(([, tactic]): Mitre[] =>
      techniques.length > 0 ? techniques.map((id) => ({ tactic, technique: id })) : [{ tactic, technique: null }],
    );
}
