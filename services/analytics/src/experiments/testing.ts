import { mkdtemp, rm, writeFile } from "node:fs/promises";
import { tmpdir } from "node:os";
import path from "node:path";
import { generator } from "../platform/random/index.ts";
import { type AnalyseRequest, type AnalysisDoc, analyseRequest, type ComparisonDoc } from "./analysis_schema.ts";
import { analyseFile } from "./index.ts";
import { type MetricTexts, parseMetrics } from "./metric_text.ts";

export const csv = (head: string, rows: readonly (readonly (string | number)[])[]): string =>
  `${[head, ...rows.map((row) => row.join(","))].join("\n")}\n`;

export function first(doc: AnalysisDoc, metric = 0): ComparisonDoc {
  const it = doc.metrics[metric]?.comparisons[0];
  if (!it) throw new Error("no comparison");
  return it;
}

export const spend = { metric: ["spend"] };
export const head = "id,arm,spend,before,bought";

/** Units of two arms, the second with `more` on top, and what each was worth before. */
export function shop(n: number, more: number, seed = 1): (string | number)[][] {
  const random = generator(seed);
  return Array.from({ length: 2 * n }, (_, at) => {
    const before = 100 * random();
    const spent = before + 20 * random() + (at % 2 === 1 ? more : 0);
    return [at, at % 2 === 1 ? "b" : "a", spent.toFixed(3), before.toFixed(3), at % 3 === 0 ? "yes" : "no"];
  });
}

export interface Desk {
  analyse(content: string, metrics: MetricTexts, more?: Partial<AnalyseRequest>, name?: string): Promise<AnalysisDoc>;
  close(): Promise<void>;
}

/** A folder of its own, in which contents are analysed as files. */
export async function openDesk(): Promise<Desk> {
  const folder = await mkdtemp(path.join(tmpdir(), "vigie-analyse-"));
  let files = 0;
  return {
    async analyse(content, metrics, more = {}, name = "units.csv") {
      const file = path.join(folder, `${++files}-${name}`);
      await writeFile(file, content);
      const request = analyseRequest.parse({ unit: "id", arm: "arm", metrics: parseMetrics(metrics), ...more });
      return analyseFile({ file, scratch: folder }, request);
    },
    close: () => rm(folder, { recursive: true, force: true }),
  };
}
