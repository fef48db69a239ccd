import { existsSync, readFileSync } from "node:fs";
import path from "node:path";
import { Ajv } from "ajv";
import { describe, expect, test } from "vitest";
import { parse } from "yaml";
import { type Entry, faultsOf, fieldOf, fieldsOfOutput, knownFields, readRules } from "./lint.ts";

const here = import.meta.dirname;
const rulesText = readFileSync(path.join(here, "rules.d/vigie_rules.yaml"), "utf8");
const settings = parse(readFileSync(path.join(here, "falco.yaml"), "utf8"));
const rules = readRules(rulesText);

describe("the rules for Falco", () => {
  test("have nothing that Falco would warn of or refuse", () => {
    expect(faultsOf(rules)).toEqual([]);
  });

  test("cover what can happen to a shop's stack", () => {
    expect(rules.flatMap((entry) => entry.rule ?? [])).toEqual([
      "Vigie shell in a service container",
      "Vigie package manager in a service container",
      "Vigie secret or env file read",
      "Vigie database files touched",
      "Vigie unexpected outbound connection",
      "Vigie write under plugin or web root",
      "Vigie new set-uid file",
      "Vigie crypto-miner started",
      "Vigie connection to a mining pool",
      "Vigie logs tampered with",
    ]);
  });

  test("stand on their own: they say what they need and carry no name of Falco's own rules", () => {
    expect(rules.find((entry) => entry.required_plugin_versions)?.required_plugin_versions).toEqual([
      { name: "container", version: "0.4.0" },
    ]);
    expect(rules.some((entry) => entry.required_engine_version === "0.62.0")).toBe(true);
    for (const { macro, list } of rules) expect(macro ?? list ?? "vigie_").toMatch(/^vigie_/);
  });
});

describe("the lint of the rules finds", () => {
  const rule = rules.find((entry) => entry.rule === "Vigie crypto-miner started") as Entry;
  const others = rules.filter((entry) => entry !== rule);
  const faults = (change: Entry) => faultsOf([...others, { ...rule, ...change }]);

  test.each<[string, Entry, string]>([
    ["a condition without an event", { condition: "proc.name in (vigie_miners)" }, "no evt.type"],
    [
      "an event in one half of an or only",
      { condition: "vigie_started or proc.name in (vigie_miners)" },
      "no evt.type",
    ],
    ["an event that is only denied", { condition: "not vigie_started and proc.name in (vigie_miners)" }, "no evt.type"],
    [
      "a macro that is not there",
      { condition: "vigie_starts and proc.name in (vigie_miners)" },
      "no macro vigie_starts",
    ],
    ["a list that is not there", { condition: "vigie_started and proc.name in (vigie_minrs)" }, "no list vigie_minrs"],
    [
      "a field that is not there",
      { condition: "vigie_started and proc.nam in (vigie_miners)" },
      "unknown field proc.nam",
    ],
    ["a field that is deprecated", { condition: "vigie_started and evt.dir=< and proc.name=x" }, "evt.dir"],
    ["a parenthesis that is not closed", { condition: "(vigie_started and proc.name in (vigie_miners)" }, "too early"],
    ["a parenthesis too many", { condition: "vigie_started and proc.name in (vigie_miners))" }, "left over"],
    ["a wrong priority", { priority: "HIGH" }, "unknown priority HIGH"],
    ["a missing MITRE technique", { tags: ["mitre_impact", "PCI_DSS_5.2.1"] }, "no MITRE technique"],
    ["a missing PCI tag", { tags: ["mitre_impact", "T1496"] }, "no PCI DSS tag"],
    ["an unknown field in the output", { output: "%container.nam" }, "unknown field container.nam in the output"],
    ["a key that Falco does not know", { conditions: "" } as Entry, "unknown key conditions"],
  ])("%s", (_, change, fault) => {
    expect(faults(change).join("\n")).toContain(fault);
  });

  test("a list or a macro that nothing uses, and a name that is there twice", () => {
    const more: Entry[] = [{ list: "vigie_x", items: [] }, { macro: "vigie_y", condition: "proc.vpid=1" }, rule];
    expect(faultsOf([...rules, ...more])).toEqual([
      "Vigie crypto-miner started: this rule is there twice",
      "list vigie_x: is not used",
      "macro vigie_y: is not used",
    ]);
  });
});

describe("falco.yaml", () => {
  test("sends JSON to falcosidekick, writes no file, loads our rules and reports what it could not see", () => {
    expect(settings).toMatchObject({
      engine: { kind: "modern_ebpf" },
      rules_files: ["/etc/falco/rules.d"],
      load_plugins: ["container"],
      json_output: true,
      http_output: { enabled: true, url: "http://falcosidekick:2801/" },
      stdout_output: { enabled: true },
      file_output: { enabled: false },
      metrics: { enabled: true, interval: "1h", output_rule: true },
      syscall_event_drops: { actions: ["log", "alert"] },
    });
  });
});

const reference = path.resolve(here, "../../shared/falco");
const isHere = existsSync(path.join(reference, "rule_schema.json"));
if (!isHere) console.warn("skipped: Falco's own schemas and field list are not beside the repository");

describe.skipIf(!isHere)("held against what Falco 0.44.1 itself says", () => {
  const read = (file: string) => readFileSync(path.join(reference, file), "utf8");
  const validator = (file: string) => {
    const ajv = new Ajv({ strict: false, validateFormats: false });
    const { $schema: _, ...schema } = JSON.parse(read(file)) as Record<string, unknown>;
    return ajv.compile(schema);
  };

  test("rules and settings are valid against its schemas, and wrong ones are not", () => {
    const ofRules = validator("rule_schema.json");
    expect(ofRules(rules) || ofRules.errors).toBe(true);
    expect(ofRules([...rules, { rule: "x", conditions: "y" }])).toBe(false);
    const ofSettings = validator("config_schema.json");
    expect(ofSettings(settings) || ofSettings.errors).toBe(true);
    expect(ofSettings({ ...settings, http_outputs: {} })).toBe(false);
  });

  test("every field we know is one of its fields, and every field we use is known", () => {
    const its = new Set(
      read("fields.txt")
        .split("\n")
        .map((line) => /^([a-z]\w*(?:\.\w+)+)\s/.exec(line)?.[1]),
    );
    expect([...knownFields].filter((field) => !its.has(field))).toEqual([]);
    const used = rules.flatMap(({ output = "", condition = "" }) => [
      ...fieldsOfOutput(output),
      ...(condition.match(/\b(?:evt|fd|fs|proc|container|user)\.[\w.]+/g) ?? []),
    ]);
    expect(used.map(fieldOf).filter((field) => !its.has(field))).toEqual([]);
  });
});
