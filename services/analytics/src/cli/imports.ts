import { writeFile } from "node:fs/promises";
import path from "node:path";
import type { Command } from "commander";
import {
  chooseMapping,
  exportQuarantine,
  importFile,
  inspectFile,
  listQuarantine,
  type Progress,
  presetNames,
  readCorrected,
  readMappingFile,
  type Summary,
} from "../imports/index.ts";
import { replayQuarantine } from "../operations/index.ts";
import { systemClock } from "../platform/clock/index.ts";
import { VigieError } from "../platform/errors/index.ts";
import { refresh } from "../rollups/index.ts";
import { callerPath, type Session, withDatabase } from "./database.ts";
import { exitCodes, print, table } from "./output.ts";
import { type Bar, createBar } from "./progress.ts";

interface ImportFlags {
  source?: string;
  preset?: string;
  mapping?: string;
  dryRun?: boolean;
  json?: boolean;
}

const phases: Record<Progress["phase"], [number, number, string]> = {
  reading: [0, 0.3, "Reading"],
  checking: [0.3, 0.4, "Checking"],
  writing: [0.4, 0.85, "Writing"],
  done: [0.85, 0.85, "Counting up"],
};

function show(bar: Bar, { phase, done, total }: Progress): void {
  const [from, to, what] = phases[phase];
  bar.update(from + (to - from) * (total > 0 ? done / total : 1), what);
}

function describeSummary(it: Summary): string {
  const rows: [string, number][] = [
    ["read", it.rows_read],
    ["written", it.rows_written],
    ["unchanged", it.rows_unchanged],
    ["waiting for their product", it.rows_waiting],
    ["skipped by a rule", it.rows_skipped],
    ["rejected", it.rows_rejected],
    ...Object.entries(it.rejected_by_reason).map(([reason, n]): [string, number] => [
      `  ${reason.replaceAll("_", " ")}`,
      n,
    ]),
  ];
  const lines = rows
    .filter(([name, n]) => n > 0 || ["read", "written", "unchanged", "rejected"].includes(name))
    .map(([name, n]) => [name, n.toLocaleString("en-GB")]);
  const notes = [
    ...(it.dry_run ? ["Dry run: nothing was written."] : []),
    ...(it.released > 0 ? [`${it.released.toLocaleString("en-GB")} waiting rows found their product.`] : []),
    ...(it.rows_rejected > 0 && !it.dry_run
      ? ["See `vigie quarantine list`; correct with `vigie quarantine export` and `replay`."]
      : []),
  ];
  return [
    `${it.file} (${it.source}), ${(it.elapsed_ms / 1000).toFixed(1)} s`,
    table(["rows", ""], lines),
    ...notes,
  ].join("\n");
}

function finish(summaries: Summary[], asJson: boolean | undefined): void {
  print(asJson, summaries.length === 1 ? summaries[0] : summaries, () => summaries.map(describeSummary).join("\n\n"));
  if (summaries.some((summary) => summary.rows_rejected > 0)) process.exitCode = exitCodes.rejected;
}

async function importOne(
  { sql, scratch }: Session,
  file: string,
  flags: ImportFlags,
  signal: AbortSignal,
): Promise<Summary> {
  const text = flags.mapping ? await readMappingFile(callerPath(flags.mapping)) : undefined;
  const mapping = await chooseMapping({ source: flags.source, preset: flags.preset, mapping: text });
  const bar = createBar();
  try {
    const summary = await importFile(sql, systemClock, {
      file: callerPath(file),
      name: path.basename(file),
      mapping,
      preset: flags.preset,
      dryRun: flags.dryRun ?? false,
      scratch,
      signal,
      onProgress: (progress) => show(bar, progress),
    });
    if (!flags.dryRun)
      await refresh(sql, {
        clock: systemClock,
        onProgress: (done, total) => bar.update(0.85 + (0.15 * done) / Math.max(1, total), "Counting up"),
      });
    bar.update(1, "Done");
    return summary;
  } catch (error) {
    if ((error as NodeJS.ErrnoException).code === "ENOENT")
      throw new VigieError("not_found", `There is no file ${file}.`);
    throw error;
  } finally {
    bar.stop();
  }
}

/** The first Ctrl-C ends the import after the step under way; what is written stays and is not written again. */
function abortOnInterrupt(): AbortSignal {
  const controller = new AbortController();
  process.once("SIGINT", () => controller.abort());
  return controller.signal;
}

async function importFiles(files: string[], flags: ImportFlags): Promise<void> {
  const signal = abortOnInterrupt();
  await withDatabase(async (session) => {
    const summaries: Summary[] = [];
    for (const file of files) summaries.push(await importOne(session, file, flags, signal));
    finish(summaries, flags.json);
  });
}

function addImport(program: Command): void {
  const command = program
    .command("import")
    .description(
      "Import orders, customers, products, stock or support tickets from CSV, JSON, JSON lines or Parquet, gzip too.",
    )
    .argument("[files...]", "files to import, in any order")
    .option("--source <source>", "a standard source: orders, customers, products, inventory, tickets")
    .option("--preset <name>", "a layout that ships with Vigie, see `vigie import presets`")
    .option("--mapping <file>", "a mapping file of your own (YAML)")
    .option("--dry-run", "check everything, write nothing")
    .option("--json", "print the summary as JSON")
    .addHelpText(
      "after",
      "\nExit code: 0 all rows taken, 2 some rejected, 1 failed.\n\nExamples:\n  vigie import --source orders orders.csv.gz\n  vigie import --preset uci-online-retail online_retail.parquet\n",
    )
    .action(async (files: string[], flags: ImportFlags, self: Command) =>
      files.length > 0 ? importFiles(files, flags) : self.help({ error: true }),
    );
  command
    .command("inspect")
    .description("Print the columns of a file and draft a mapping for it.")
    .argument("<file>")
    .option("--json", "print as JSON")
    .addHelpText("after", "\nExample:\n  vigie import inspect export.csv > mapping.yaml\n")
    .action(async (file: string, _: object, self: Command) => {
      const scratch = path.join(process.env["TMPDIR"] ?? "/tmp", "vigie-inspect");
      const it = await inspectFile(callerPath(file), scratch);
      const asJson = self.optsWithGlobals<ImportFlags>().json;
      const people = () => {
        const rows = it.columns.map((column) => [
          column.name,
          column.filled,
          column.distinct,
          column.examples.join(" | ").slice(0, 60),
        ]);
        process.stderr.write(
          `${it.file}: ${it.rows.toLocaleString("en-GB")} rows\n${table(["column", "filled", "distinct", "for example"], rows)}\n`,
        );
        process.stderr.write(
          it.preset ? `\nThe preset ${it.preset} fits this file: vigie import --preset ${it.preset} ${file}\n\n` : "\n",
        );
        return it.mapping;
      };
      print(asJson, it, people);
    });
  command
    .command("presets")
    .description("List the layouts that ship with Vigie.")
    .addHelpText("after", "\nExample:\n  vigie import presets\n")
    .action(async () => {
      const names = await presetNames();
      print(false, names, () => names.join("\n"));
    });
}

interface QuarantineFlags {
  import?: string;
  reason?: string;
  limit?: string;
  out?: string;
  json?: boolean;
}

const filterOf = (flags: QuarantineFlags) => ({
  importId: flags.import ? Number(flags.import) : undefined,
  reason: flags.reason,
});

function addQuarantine(program: Command): void {
  const command = program.command("quarantine").description("Rows that were rejected: look, correct, replay.");
  command
    .command("list")
    .description("List rejected rows with field and reason.")
    .option("--import <id>", "of one import")
    .option("--reason <reason>", "of one reason")
    .option("--limit <n>", "how many", "50")
    .option("--json", "print as JSON")
    .addHelpText("after", "\nExample:\n  vigie quarantine list --reason bad_date\n")
    .action(async (flags: QuarantineFlags) => {
      const doc = await withDatabase(({ sql }) =>
        listQuarantine(sql, { ...filterOf(flags), limit: Number(flags.limit) }),
      );
      const people = () => {
        const rows = doc.rows.map((row) => [
          row.id,
          row.file,
          row.line,
          row.field ?? "",
          row.message,
          JSON.stringify(row.row).slice(0, 60),
        ]);
        return `${doc.total} rows in quarantine\n${table(["id", "file", "line", "field", "reason", "row"], rows)}`;
      };
      print(flags.json, doc, people);
    });
  command
    .command("export")
    .description("Write rejected rows as CSV, to be corrected and replayed.")
    .option("--import <id>", "of one import")
    .option("--reason <reason>", "of one reason")
    .option("--out <file>", "write there instead of to stdout")
    .addHelpText("after", "\nExample:\n  vigie quarantine export --out rejected.csv\n")
    .action(async (flags: QuarantineFlags) => {
      const csv = await withDatabase(({ sql }) => exportQuarantine(sql, filterOf(flags)));
      if (flags.out) await writeFile(callerPath(flags.out), csv);
      else process.stdout.write(csv);
    });
  command
    .command("replay")
    .description("Import rejected rows again: as corrected in an exported file, or as they are after a mend elsewhere.")
    .argument("[file]", "the corrected file")
    .option("--json", "print as JSON")
    .addHelpText("after", "\nExample:\n  vigie quarantine replay rejected.csv\n")
    .action(async (file: string | undefined, flags: QuarantineFlags) => {
      await withDatabase(async ({ sql, scratch, config }) => {
        const rows = await readCorrected(sql, file ? callerPath(file) : undefined);
        const { summaries, messages } = await replayQuarantine({ sql, clock: systemClock, scratch, config }, rows);
        await refresh(sql, { clock: systemClock });
        for (const message of messages) process.stderr.write(`${message}\n`);
        finish(summaries, flags.json);
      });
    });
}

export function addImportCommands(program: Command): void {
  addImport(program);
  addQuarantine(program);
}
