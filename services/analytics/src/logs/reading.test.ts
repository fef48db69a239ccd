import { expect, test } from "vitest";
import { levelInLine, levelOf, levelOfSeverity } from "./level.ts";
import { attributesOf, bounded, instantOf, jsonFields, messageOf } from "./line.ts";
import { toLogQl } from "./logql.ts";
import { templateOf } from "./template.ts";
import { parseLabels } from "./wire/push.ts";

test.each([
  ["payment 812 of order D-10023 refused after 3 tries", "payment <num> of order <id> refused after <num> tries"],
  ["connect to 10.0.0.7:5432 failed at 2026-11-21T10:00:00.123Z", "connect to <address> failed at <time>"],
  ["user ann@shop.example not found", "user <email> not found"],
  ["trace 4bf92f3577b34da6a3ce929d0e0e4736 lost", "trace <hex> lost"],
  ["id 0d8f3b1c-95a1-4a53-8c5e-0d3b9e1f2a77", "id <uuid>"],
  ["key \"total\" is not in 'basket'", "key <text> is not in <text>"],
  ["took -1.5 ms,\n  twice", "took <num> ms, twice"],
  ["nothing varies here", "nothing varies here"],
  ["", "(empty)"],
])("the template of %j", (message, template) => {
  expect(templateOf(message)).toBe(template);
});

test("a template is the same for a line of any length, and bounded", () => {
  expect(templateOf(`refused ${"x".repeat(10_000)}`).length).toBe(300);
});

test.each([
  [30, "info"],
  [50, "error"],
  [60, "fatal"],
  [0, "unknown"],
  ["WARNING", "warn"],
  ["err", "error"],
  ["40", "warn"],
  ["emergency", "fatal"],
  [undefined, "unknown"],
  ["loud", "unknown"],
])("level %j is %s", (given, level) => {
  expect(levelOf(given)).toBe(level);
});

test("a level that only the line tells", () => {
  expect(levelInLine('level=warn msg="slow"', undefined)).toBe("warn");
  expect(levelInLine("2026-11-21 ERROR cannot connect", undefined)).toBe("error");
  expect(levelInLine("all is well", undefined)).toBe("unknown");
  expect(levelInLine("{}", { severity: "Critical" })).toBe("fatal");
});

test("OpenTelemetry's severities fall into our levels", () => {
  expect([0, 1, 5, 9, 12, 13, 17, 20, 21, 24].map(levelOfSeverity)).toEqual([
    "unknown",
    "debug",
    "debug",
    "info",
    "info",
    "warn",
    "error",
    "error",
    "fatal",
    "fatal",
  ]);
});

test.each([
  ["plain text", "plain text"],
  ['{"msg":"said","level":30}', "said"],
  ['{"message":"told"}', "told"],
  ['{"n":1}', '{"n":1}'],
  ['{"msg":', '{"msg":'],
  ["[1]", "[1]"],
])("what %j says is %j", (line, message) => {
  expect(messageOf(line)).toBe(message);
});

test("lines are bounded, without NUL; attributes are text with names that Loki takes", () => {
  expect(bounded("a\0b")).toBe("a\uFFFDb");
  expect(bounded("x".repeat(100_000)).length).toBe(65_536 + 6);
  expect(attributesOf({ "http.status": 500, "1st": true, nested: { a: 1 }, empty: "", none: null })).toEqual({
    http_status: "500",
    _1st: "true",
    nested: '{"a":1}',
  });
  expect(jsonFields("[1]")).toBeUndefined();
  expect(instantOf(1_795_257_260_645_001)).toBe("2026-11-21T10:34:20.645001Z");
});

const nothing = { services: null, levels: null, envs: null, sources: null, search: undefined };
test.each([
  [nothing, '{service_name=~".+"}'],
  [{ ...nothing, services: ["checkout"], search: "a+b" }, '{service_name="checkout"} |~ "(?i)a\\\\+b"'],
  [{ ...nothing, services: ["a.b", "c"], levels: ["error" as const] }, '{service_name=~"a\\\\.b|c",level="error"}'],
  [{ ...nothing, services: ['x"} or {'] }, '{service_name="x\\"} or {"}'],
])("LogQL of %j", (filter, query) => {
  expect(toLogQl(filter)).toBe(query);
});

test("labels of Loki's protobuf format, with quotes and commas inside", () => {
  expect(parseLabels('{app="web", path="C:\\\\logs", note="a \\"b\\", c=\\"d\\""}')).toEqual({
    app: "web",
    path: "C:\\logs",
    note: 'a "b", c="d"',
  });
});
