import { Command, CommanderError } from "commander";
import { addAttackCommands } from "./cli/attacks.ts";
import { addCohortCommands } from "./cli/cohorts.ts";
import { addCustomerCommands } from "./cli/customer.ts";
import { addCustomersCommands } from "./cli/customers.ts";
import { addDemoCommands } from "./cli/demo.ts";
import { addExperimentCommands } from "./cli/experiments.ts";
import { addImportCommands } from "./cli/imports.ts";
import { addIncidentCommands } from "./cli/incidents.ts";
import { addKpiCommands } from "./cli/kpis.ts";
import { addOrderCommands } from "./cli/orders.ts";
import { describeError, exitCodes } from "./cli/output.ts";
import { addPowerCommand } from "./cli/power.ts";
import { addRollupCommands } from "./cli/rollups.ts";
import { addScorecardCommand } from "./cli/scorecard.ts";
import { addSegmentCommands } from "./cli/segments.ts";
import { addSignalCommands } from "./cli/signals.ts";
import { addSimulateCommand } from "./cli/simulate.ts";
import { addTokenCommands } from "./cli/tokens.ts";

const program = new Command("vigie")
  .description("Analytics of a shop beside the machine it runs on.")
  .version("0.1.0")
  .showHelpAfterError()
  .addHelpText(
    "after",
    "\nExample:\n  vigie kpis gross_revenue --from 2010-12-01 --to 2011-12-10 --group-by country\n",
  );

for (const add of [
  addAttackCommands,
  addCohortCommands,
  addCustomersCommands,
  addCustomerCommands,
  addDemoCommands,
  addExperimentCommands,
  addImportCommands,
  addIncidentCommands,
  addKpiCommands,
  addOrderCommands,
  addPowerCommand,
  addRollupCommands,
  addScorecardCommand,
  addSegmentCommands,
  addSignalCommands,
  addSimulateCommand,
  addTokenCommands,
])
  add(program);

try {
  await program.exitOverride().parseAsync();
} catch (error) {
  if (error instanceof CommanderError) process.exit(error.exitCode === 0 ? 0 : exitCodes.failed);
  process.stderr.write(describeError(error));
  process.exitCode = exitCodes.failed;
}
