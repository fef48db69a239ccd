import { parse } from "yaml";
import { type Condition, parseCondition, walk } from "./condition.ts";

/** One entry of a rules file. */
export interface Entry {
  rule?: string;
  macro?: string;
  list?: string;
  desc?: string;
  condition?: string;
  output?: string;
  priority?: string;
  tags?: string[];
  items?: (string | number)[];
  required_engine_version?: string;
  required_plugin_versions?: { name: string; version: string }[];
}

const keys = {
  rule: ["rule", "desc", "condition", "output", "priority", "tags", "enabled", "source", "exceptions"],
  macro: ["macro", "condition"],
  list: ["list", "items"],
};
const priorities = ["EMERGENCY", "ALERT", "CRITICAL", "ERROR", "WARNING", "NOTICE", "INFO", "INFORMATIONAL", "DEBUG"];

/** The fields of Falco 0.44 that our rules may use; a test holds this list against Falco's own. */
export const knownFields = new Set(
  `container.id container.name container.image.repository evt.arg evt.is_open_read evt.is_open_write evt.rawres evt.res
  evt.type fd.connected fd.filename fd.l4proto fd.name fd.name_changed fd.num fd.sip fd.snet fd.sport fd.typechar
  fs.path.name fs.path.source fs.path.target proc.aname proc.args proc.cmdline proc.exepath proc.name proc.pname proc.tty
  proc.vpid user.loginuid user.name user.uid`.split(/\s+/),
);

/** `proc.aname[2]` is the field proc.aname, `evt.arg.mode` the field evt.arg. */
export const fieldOf = (text: string) => text.replace(/\[[^\]]*\]$/, "").replace(/^(evt\.(?:raw)?arg)\..*$/, "$1");

export const fieldsOfOutput = (output: string) =>
  [...output.matchAll(/%([a-z][\w.]*\w(?:\[[^\]]*\])?)/g)].map((m) => m[1]!);

export const readRules = (text: string) => parse(text) as Entry[];

/** What Falco would warn of or refuse, and what our own rules ask beyond that. An empty list: nothing. */
export function faultsOf(entries: Entry[]): string[] {
  const faults: string[] = [];
  const lists = new Map(entries.flatMap((it) => (it.list ? [[it.list, it.items ?? []] as const] : [])));
  const conditions = new Map<string, Condition>();
  const names = new Set<string>();
  for (const entry of entries) {
    const kind = (["rule", "macro", "list"] as const).find((key) => entry[key] !== undefined);
    if (!kind) continue;
    const name = entry[kind] ?? "";
    if (names.has(`${kind} ${name}`)) faults.push(`${name}: this ${kind} is there twice`);
    names.add(`${kind} ${name}`);
    for (const key of Object.keys(entry)) if (!keys[kind].includes(key)) faults.push(`${name}: unknown key ${key}`);
    if (kind === "list") continue;
    try {
      conditions.set(`${kind} ${name}`, parseCondition(entry.condition ?? ""));
    } catch (error) {
      faults.push(`${name}: ${(error as Error).message}`);
    }
  }
  const used = new Set<string>();
  for (const [name, condition] of conditions)
    faults.push(...faultsOfCondition(name, condition, { lists, conditions, used }));
  for (const items of lists.values()) for (const item of items) if (lists.has(String(item))) used.add(`list ${item}`);
  for (const name of names) if (!name.startsWith("rule ") && !used.has(name)) faults.push(`${name}: is not used`);
  for (const entry of entries) if (entry.rule) faults.push(...faultsOfRule(entry, conditions));
  return faults;
}

interface Known {
  lists: Map<string, unknown>;
  conditions: Map<string, Condition>;
  used: Set<string>;
}

function faultsOfCondition(name: string, condition: Condition, { lists, conditions, used }: Known): string[] {
  const faults: string[] = [];
  for (const part of walk(condition)) {
    if (part.kind === "macro") {
      used.add(`macro ${part.name}`);
      if (!conditions.has(`macro ${part.name}`)) faults.push(`${name}: there is no macro ${part.name}`);
    }
    if (part.kind !== "check") continue;
    if (!knownFields.has(fieldOf(part.field))) faults.push(`${name}: unknown field ${part.field}`);
    for (const value of part.values) {
      if (lists.has(value)) used.add(`list ${value}`);
      else if (value.startsWith("vigie_")) faults.push(`${name}: there is no list ${value}`);
    }
  }
  return faults;
}

/** Whether a condition can be true for named events only; without that Falco would have to look at every one. */
function namesEvents(condition: Condition, conditions: Map<string, Condition>): boolean {
  const inner = (part: Condition) => namesEvents(part, conditions);
  if (condition.kind === "and") return condition.parts.some(inner);
  if (condition.kind === "or") return condition.parts.every(inner);
  if (condition.kind === "not") return false;
  if (condition.kind === "check") return condition.field === "evt.type" && ["=", "in"].includes(condition.operator);
  const macro = condition.kind === "macro" ? conditions.get(`macro ${condition.name}`) : undefined;
  return macro !== undefined && inner(macro);
}

function faultsOfRule(entry: Entry, conditions: Map<string, Condition>): string[] {
  const { rule = "", desc, output = "", priority = "", tags = [] } = entry;
  const faults: string[] = [];
  const condition = conditions.get(`rule ${rule}`);
  if (condition && !namesEvents(condition, conditions)) faults.push(`${rule}: no evt.type in the condition`);
  if (!desc?.trim()) faults.push(`${rule}: no description`);
  if (!priorities.includes(priority)) faults.push(`${rule}: unknown priority ${priority}`);
  const fields = fieldsOfOutput(output).map(fieldOf);
  for (const field of fields) if (!knownFields.has(field)) faults.push(`${rule}: unknown field ${field} in the output`);
  for (const field of ["container.name", "proc.name", "proc.cmdline", "user.name"])
    if (!fields.includes(field)) faults.push(`${rule}: the output does not name ${field}`);
  if (!tags.some((tag) => /^mitre_[a-z_]+$/.test(tag))) faults.push(`${rule}: no MITRE tactic among the tags`);
  if (!tags.some((tag) => /^T\d{4}(\.\d{3})?$/.test(tag))) faults.push(`${rule}: no MITRE technique among the tags`);
  if (!tags.some((tag) => /^PCI_DSS_\d+(\.\d+)+$/.test(tag))) faults.push(`${rule}: no PCI DSS tag`);
  return faults;
}
