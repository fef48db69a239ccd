import type { Command } from "commander";
import { findCauses } from "../incidents/index.ts";
import { systemClock } from "../platform/clock/index.ts";
import { parseWindow } from "../platform/http/window.ts";
import { withDatabase } from "./database.ts";
import { print } from "./output.ts";

interface Flags {
  bucket: string;
  service?: string;
  country?: string;
  category?: string;
  product?: string;
  json?: boolean;
}

export function addIncidentCommands(program: Command): void {
  program
    .command("causes")
    .description("What could explain a change that began at a time: the signals before it, the likeliest first.")
    .argument("<time>", "start of the hour it was first seen in, as 2026-11-21T14:00:00Z")
    .option("--bucket <minutes>", "how exactly the time is known", "60")
    .option("--service <name>", "of this service")
    .option("--country <name>", "in this country")
    .option("--category <name>", "of this category")
    .option("--product <id>", "of this product")
    .option("--json", "print the API's document")
    .addHelpText("after", "\nExample:\n  vigie causes 2026-11-21T14:00:00Z --service checkout\n")
    .action(async (time: string, { bucket, json, ...where }: Flags) => {
      const { from } = parseWindow({ from: time, to: "9999-12-31" }, systemClock, 0);
      const dimensions = Object.fromEntries(Object.entries(where).filter(([, value]) => value !== undefined));
      const question = { at: from, bucketMinutes: Number(bucket) || 60, dimensions };
      const doc = await withDatabase(({ sql }) => findCauses(sql, question));
      const lines = doc.causes.map((it) => `${it.likely ? "*" : " "} ${it.signal.title}\n    ${it.evidence}`);
      print(json, doc, () => [doc.sentence, "", ...lines].join("\n"));
    });
}
