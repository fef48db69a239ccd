import { readFile } from "node:fs/promises";
import path from "node:path";
import type { Command } from "commander";
import { writeDeploy } from "../deploys/index.ts";
import { reportedDeploy } from "../deploys/schema.ts";
import { openLogStore } from "../logs/index.ts";
import { systemClock } from "../platform/clock/index.ts";
import { VigieError } from "../platform/errors/index.ts";
import { faultsOf } from "../platform/http/app.ts";
import { forwarder, replayFile } from "../security/index.ts";
import { writeHolidays } from "../signals/index.ts";
import { callerPath, withDatabase } from "./database.ts";
import { exitCodes, print } from "./output.ts";
import { createBar } from "./progress.ts";

function addReplay(program: Command): void {
  program
    .command("replay")
    .description("Bring in what was recorded elsewhere.")
    .command("falco")
    .description(
      "Alerts of a file, one a line, as Falco or falcosidekick wrote them. Replayed again, it changes nothing.",
    )
    .argument("<file>")
    .option("--json", "print as JSON")
    .addHelpText(
      "after",
      "\nExit code: 0 all kept, 2 some went to quarantine.\n\nExample:\n  vigie replay falco alerts.jsonl\n",
    )
    .action(async (file: string, flags: { json?: boolean }) => {
      const bar = createBar();
      const stop = new AbortController();
      process.once("SIGINT", () => stop.abort());
      const done = await withDatabase(({ sql, config }) =>
        replayFile(sql, systemClock, callerPath(file), {
          name: path.basename(file),
          forward: forwarder(openLogStore(sql, systemClock, config), config.env),
          onProgress: (share) => bar.update(share, "keeping alerts"),
          signal: stop.signal,
        }),
      );
      bar.stop();
      const text = `${done.lines} alerts: ${done.kept} kept, ${done.duplicates} known already, ${done.rejected} in quarantine.`;
      print(flags.json, done, () => (stop.signal.aborted ? `Stopped. ${text} Replay the file to go on.` : text));
      if (done.rejected > 0) process.exitCode = exitCodes.rejected;
    });
}

function addHolidays(program: Command): void {
  program
    .command("holidays")
    .description("Holidays of an iCalendar file (.ics), as signals on the time axis.")
    .argument("<file>")
    .option("--country <name>", "the country they are holidays of, as orders name it")
    .option("--json", "print as JSON")
    .addHelpText("after", "\nExample:\n  vigie holidays france.ics --country France\n")
    .action(async (file: string, flags: { country?: string; json?: boolean }) => {
      const text = await readFile(callerPath(file), "utf8").catch(() => {
        throw new VigieError("not_found", `There is no file ${file}.`);
      });
      const doc = await withDatabase(({ sql }) => writeHolidays(sql, systemClock, text, { country: flags.country }));
      const wrong = doc.rejected.map(({ event, message }) => `  ${event}: ${message}`);
      print(flags.json, doc, () =>
        [`${doc.read} events: ${doc.written} days written, ${doc.unchanged} known already.`, ...wrong].join("\n"),
      );
      if (doc.rejected.length > 0) process.exitCode = exitCodes.rejected;
    });
}

interface DeployFlags {
  env?: string;
  started?: string;
  finished?: string;
  state?: string;
  rollback?: boolean;
  url?: string;
  json?: boolean;
}

function addDeploy(program: Command): void {
  program
    .command("deploy")
    .description("Report a deploy: when it starts, when it ends, or both.")
    .argument("<service>")
    .argument("<version>")
    .option("--env <environment>", "where to", "production")
    .option("--started <time>", "when it began; left out: now")
    .option("--finished <time>", "when it ended")
    .option("--state <state>", "started, succeeded or failed")
    .option("--rollback", "it takes an earlier version back")
    .option("--url <url>", "where to read more")
    .option("--json", "print as JSON")
    .addHelpText("after", "\nExample:\n  vigie deploy checkout 2.14.1 --state succeeded\n")
    .action(async (service: string, version: string, flags: DeployFlags) => {
      const { env: environment, started: started_at, finished: finished_at, state, rollback = false, url } = flags;
      const parsed = reportedDeploy.safeParse({
        service,
        version,
        environment,
        started_at,
        finished_at,
        state,
        rollback,
        url,
      });
      if (!parsed.success) throw new VigieError("invalid_input", "This is no deploy.", faultsOf(parsed.error));
      const { deploy } = await withDatabase(({ sql }) => writeDeploy(sql, systemClock, parsed.data, { source: "cli" }));
      print(flags.json, deploy, () => `${deploy.service} ${deploy.version} ${deploy.state} in ${deploy.environment}.`);
    });
}

export function addSignalCommands(program: Command): void {
  addReplay(program);
  addHolidays(program);
  addDeploy(program);
}
