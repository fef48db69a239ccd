import { beforeEach, expect, test } from "vitest";
import type { NewLine } from "./line.ts";
import { findPatterns, readMany } from "./patterns.ts";
import type { LogFilter, LogSource } from "./source.ts";

export interface ContractBench {
  source(): LogSource;
  /** Lines of one test must not be seen by another: empties the source, or gives each test a time of its own. */
  base(): Promise<Date>;
}

const everything: LogFilter = { services: null, levels: null, envs: null, sources: null, search: undefined };

/** What every LogSource guarantees; run against PostgreSQL and against the real Loki. */
export function logSourceContract({ source, base }: ContractBench): void {
  let start: Date;
  beforeEach(async () => {
    start = await base();
  });
  const at = (seconds: number) => new Date(start.getTime() + seconds * 1_000);
  const ns = (seconds: number, more = 0n) => String(BigInt(start.getTime() + seconds * 1_000) * 1_000_000n + more);
  const line = (seconds: number, text: string, more: Partial<NewLine> = {}): NewLine => ({
    ns: ns(seconds),
    service: "checkout",
    env: "test",
    level: "info",
    source: "push",
    line: text,
    attributes: {},
    ...more,
  });
  const range = () => ({ from: at(0), to: at(600) });
  const read = (more: Partial<LogFilter> = {}) => source().lines({ ...everything, ...more, ...range(), limit: 100 });

  test("what was written is read back, newest first, with its labels, attributes and microseconds", async () => {
    await source().write([
      line(1, "first"),
      line(2, '{"msg":"second","n":1}', { ns: ns(2, 123_456_789n), level: "error", attributes: { trace_id: "abc" } }),
    ]);
    const rows = await read();
    expect(rows.map(({ id: _, ...row }) => row)).toEqual([
      {
        at: `${at(2).toISOString().slice(0, 19)}.123456Z`,
        service: "checkout",
        env: "test",
        level: "error",
        source: "push",
        line: '{"msg":"second","n":1}',
        message: "second",
        attributes: { trace_id: "abc" },
      },
      {
        at: `${at(1).toISOString().slice(0, 19)}.000000Z`,
        service: "checkout",
        env: "test",
        level: "info",
        source: "push",
        line: "first",
        message: "first",
        attributes: {},
      },
    ]);
  });

  test("a line that is written again is there once", async () => {
    await source().write([line(1, "once"), line(2, "once")]);
    await source().write([line(1, "once")]);
    expect((await read()).length).toBe(2);
  });

  test("lines of the same nanosecond are all there, and paged without gap or repetition", async () => {
    const written = Array.from({ length: 25 }, (_, n) =>
      line(n < 15 ? 5 : n, `line ${n}`, { service: n % 2 ? "web" : "checkout" }),
    );
    await source().write(written);
    const seen: string[] = [];
    for (let before: string | undefined; ; ) {
      const page = await source().lines({ ...everything, ...range(), limit: 4, before });
      seen.push(...page.map((row) => row.line));
      before = page.at(-1)?.id;
      if (page.length < 4) break;
    }
    expect(seen.toSorted()).toEqual(written.map((it) => it.line).toSorted());
    expect(seen.slice(0, 10)).toEqual(Array.from({ length: 10 }, (_, n) => `line ${24 - n}`));
  });

  test("the range holds its start and not its end", async () => {
    await source().write([line(-1, "before"), line(0, "at the start"), line(600, "at the end")]);
    expect((await read()).map((row) => row.line)).toEqual(["at the start"]);
  });

  test("filters by service, level, environment, source and text, whatever its case and characters", async () => {
    await source().write([
      line(1, "payment (812) REFUSED: a+b|c", { service: "payment", level: "error" }),
      line(2, "payment ok", { service: "payment" }),
      line(3, "shell", { service: "falco", level: "warn", source: "falco", env: "staging" }),
    ]);
    const texts = async (more: Partial<LogFilter>) => (await read(more)).map((row) => row.line);
    expect(await texts({ services: ["payment"], levels: ["error", "fatal"] })).toEqual([
      "payment (812) REFUSED: a+b|c",
    ]);
    expect(await texts({ services: ["falco", "web"] })).toEqual(["shell"]);
    expect(await texts({ envs: ["staging"], sources: ["falco"] })).toEqual(["shell"]);
    expect(await texts({ search: "refused: A+B|C" })).toEqual(["payment (812) REFUSED: a+b|c"]);
    expect(await texts({ search: ".*" })).toEqual([]);
  });

  test("tail gives what came after a known line, oldest first", async () => {
    await source().write([line(1, "a")]);
    const [known] = await read();
    await source().write([line(2, "b"), line(3, "c")]);
    const rows = await source().lines({ ...everything, ...range(), limit: 10, after: known?.id });
    expect(rows.map((row) => row.line)).toEqual(["b", "c"]);
    expect((await source().lines({ ...everything, ...range(), limit: 10, after: rows.at(-1)?.id })).length).toBe(0);
  });

  test("volume counts every line in the step that holds it, to the millisecond on its edges", async () => {
    const aligned = Math.floor(start.getTime() / 60_000) * 60_000 - start.getTime();
    const edge = aligned / 1_000 + 60;
    await source().write([
      line(edge, "on the edge"),
      line(edge, "just before", { ns: ns(edge, -1_000_000n) }),
      line(edge + 30, "inside", { level: "error" }),
      line(edge + 59, "inside too", { level: "error" }),
      line(edge + 60, "next"),
    ]);
    const rows = await source().volume({ ...everything, from: at(edge - 60), to: at(edge + 120), stepSeconds: 60 });
    const counts = rows.map((row) => [
      (row.at.getTime() - at(edge).getTime()) / 60_000,
      row.service,
      row.level,
      row.lines,
    ]);
    expect(counts.sort((a, b) => String(a).localeCompare(String(b)))).toEqual([
      [-1, "checkout", "info", 1],
      [0, "checkout", "error", 2],
      [0, "checkout", "info", 1],
      [1, "checkout", "info", 1],
    ]);
  });

  test("labels are those that occur in the range", async () => {
    await source().write([
      line(1, "x", { service: "web", level: "warn" }),
      line(2, "y", { env: "staging", source: "otlp" }),
    ]);
    const labels = await source().labels(range());
    expect(labels.service).toEqual(expect.arrayContaining(["checkout", "web"]));
    expect(labels.level).toEqual(expect.arrayContaining(["warn", "info"]));
    expect(labels.env).toEqual(expect.arrayContaining(["staging", "test"]));
    expect(labels.source).toEqual(expect.arrayContaining(["otlp", "push"]));
  });

  test("lines of one kind have one pattern, counted over all pages", async () => {
    await source().write([
      ...Array.from({ length: 30 }, (_, n) =>
        line(n, `payment ${800 + n} of order D-${1000 + n} refused`, { level: "error" }),
      ),
      line(40, "connection to 10.0.0.7:5432 lost", { level: "error" }),
    ]);
    const lines = await readMany(source(), { ...everything, ...range(), levels: ["error"] }, 1_000);
    expect(findPatterns(lines).map(({ template, lines: of }) => [template, of.length])).toEqual([
      ["payment <num> of order <id> refused", 30],
      ["connection to <address> lost", 1],
    ]);
  });

  test("nothing written is nothing wrong", async () => {
    await source().write([]);
    expect(await read()).toEqual([]);
    expect(await source().volume({ ...everything, from: at(0), to: at(60), stepSeconds: 60 })).toEqual([]);
  });
}
