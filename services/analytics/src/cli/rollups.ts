import type { Command } from "commander";
import { systemClock } from "../platform/clock/index.ts";
import { rebuild, reconcile, refresh } from "../rollups/index.ts";
import { withDatabase } from "./database.ts";
import { exitCodes, print, table } from "./output.ts";

export function addRollupCommands(program: Command): void {
  program
    .command("reconcile")
    .description("Recount every rollup from the facts and name each bucket that differs.")
    .option("--json", "print the API's document")
    .addHelpText("after", "\nExit code: 0 clean, 2 differences.\n\nExample:\n  vigie reconcile\n")
    .action(async (flags: { json?: boolean }) => {
      const doc = await withDatabase(({ sql }) => reconcile(sql, systemClock));
      const people = () => {
        if (doc.pending) return "Facts kept arriving; try again at a quieter moment.";
        if (doc.clean) return `Clean: ${doc.cells_checked.toLocaleString("en-GB")} cells agree with the facts.`;
        return table(
          ["rollup", "bucket", "currency", "store", "value", "measure", "stored", "recounted"],
          doc.differences.map((it) => [
            it.rollup,
            it.bucket,
            it.currency,
            it.store_id,
            it.value,
            it.measure,
            it.stored,
            it.recounted,
          ]),
        );
      };
      print(flags.json, doc, people);
      if (!doc.clean) process.exitCode = exitCodes.rejected;
    });
  const command = program.command("rollups").description("Rollups: bring them up to date, or count them anew.");
  command
    .command("refresh")
    .description("Bring the rollups up to date with every fact.")
    .addHelpText("after", "\nExample:\n  vigie rollups refresh\n")
    .action(async () => {
      const { facts, elapsedMs } = await withDatabase(({ sql }) => refresh(sql, { clock: systemClock }));
      print(false, facts, () => `${facts} facts in ${(elapsedMs / 1000).toFixed(1)} s.`);
    });
  command
    .command("rebuild")
    .description("Count every rollup anew from the facts.")
    .addHelpText("after", "\nExample:\n  vigie rollups rebuild\n")
    .action(async () => {
      const { elapsedMs } = await withDatabase(({ sql }) => rebuild(sql, { clock: systemClock }));
      print(false, elapsedMs, () => `Counted anew in ${(elapsedMs / 1000).toFixed(1)} s.`);
    });
}
