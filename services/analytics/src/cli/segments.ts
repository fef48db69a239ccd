import { mkdir, writeFile } from "node:fs/promises";
import path from "node:path";
import type { Command } from "commander";
import { systemClock } from "../platform/clock/index.ts";
import { featuresCsv, picturePng, querySegments, readFeatures, runSegments } from "../segments/index.ts";
import type { SegmentsDoc } from "../segments/schema.ts";
import { callerPath, withDatabase } from "./database.ts";
import { print, showCell, table } from "./output.ts";
import { withBar } from "./progress.ts";

function describe(doc: SegmentsDoc): string {
  if (doc.segments.length === 0) return doc.sentence;
  const ratio = (value: number) => showCell({ value, n: 1 }, { unit: "ratio" }, null);
  const kinds = doc.segments.map((it) => [it.segment + 1, it.name, it.customers, ratio(it.share), it.words]);
  const number = (cell: SegmentsDoc["tried"][number]["silhouette"]) => ("value" in cell ? cell.value.toFixed(3) : "–");
  const tried = doc.tried.map((it) => [
    it.segments,
    it.inertia.toFixed(1),
    number(it.silhouette),
    number(it.davies_bouldin),
    number(it.stability),
  ]);
  return [
    doc.sentence,
    table(["", "kind", "customers", "share", "what sets them apart"], kinds),
    "Tried; the best silhouette is taken:",
    table(["kinds", "inertia", "silhouette", "Davies-Bouldin", "stability"], tried),
  ].join("\n");
}

interface ReportFlags {
  currency?: string;
  out?: string;
  json?: boolean;
}

async function report({ currency, out, json }: ReportFlags): Promise<void> {
  await withDatabase(async ({ sql }) => {
    const doc = await querySegments(sql, currency);
    print(json, doc, () => describe(doc));
    if (out === undefined) return;
    const folder = callerPath(out);
    const { saved, rows } = await readFeatures(sql, currency);
    await mkdir(folder, { recursive: true });
    await writeFile(path.join(folder, "segments.json"), `${JSON.stringify(doc, null, 2)}\n`);
    await writeFile(path.join(folder, "features.csv"), featuresCsv(saved, rows));
    await writeFile(path.join(folder, "segments.png"), picturePng(doc));
    process.stderr.write(`Written to ${out}: segments.json, features.csv, segments.png\n`);
  });
}

export function addSegmentCommands(program: Command): void {
  const segments = program.command("segments").description("What kinds of buyers there are.");
  segments
    .command("report")
    .description("The kinds of buyers, what was tried, and on request report, features and picture as files.")
    .option("--currency <code>", "where there are several")
    .option("--out <folder>", "write segments.json, features.csv and segments.png there")
    .option("--json", "print the API's document")
    .addHelpText("after", "\nExample:\n  vigie segments report --out segments\n")
    .action(report);
  segments
    .command("run")
    .description("Place all customers among the kinds now; every night it is done anyway.")
    .option("--refit", "find the kinds anew whatever the age of the last")
    .addHelpText("after", "\nExample:\n  vigie segments run --refit\n")
    .action(async (flags: { refit?: boolean }) => {
      const done = await withBar((onProgress) =>
        withDatabase(({ sql }) => runSegments(sql, { clock: systemClock, refit: flags.refit === true, onProgress })),
      );
      print(false, done, () =>
        done
          .map(
            (it) =>
              `${it.customers} customers (${it.currency}) among ${it.segments} kinds as of ${it.as_of}${it.refitted ? ", found anew" : ""}.`,
          )
          .join("\n"),
      );
    });
}
