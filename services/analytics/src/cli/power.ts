import type { Command } from "commander";
import { planPower } from "../experiments/index.ts";
import { type OrReason, type PowerDoc, powerRequest } from "../experiments/schema.ts";
import { parseFlags } from "./flags.ts";
import { figure, given, share } from "./numbers.ts";
import { print } from "./output.ts";

interface PowerFlags {
  rate?: string;
  mean?: string;
  sd?: string;
  effectSize?: string;
  lift?: string;
  difference?: string;
  alpha?: string;
  power?: string;
  ratio?: string;
  units?: string;
  daily?: string;
  json?: boolean;
}

function describePower(doc: PowerDoc): string {
  const whole = (it: OrReason<number>) => figure(it, (value) => Math.ceil(value).toLocaleString("en-GB"));
  const { settings, at_units } = doc;
  const sentence =
    typeof doc.units === "number"
      ? `${whole(doc.units)} units in all: ${whole(doc.units_of_control)} of the control and ${whole(doc.units_of_treatment)} of the treatment.`
      : `No number of units is enough: ${doc.units.detail}.`;
  return [
    sentence,
    ...(doc.days === null ? [] : [`Days at ${settings.daily} units a day: ${whole(doc.days)}.`]),
    ...(at_units === null
      ? []
      : [
          `With ${at_units.units.toLocaleString("en-GB")} units of the control: power ${figure(at_units.power, (it) => `${(100 * it).toFixed(1)} %`)}; smallest difference found ${figure(at_units.detectable)}.`,
        ]),
    `Two-sided at ${settings.alpha}, found ${100 * settings.power} times in 100; ${doc.method}.`,
  ].join("\n");
}

function power(flags: PowerFlags): void {
  const fields = given({
    rate: share("rate", flags.rate),
    mean: share("mean", flags.mean),
    standard_deviation: share("sd", flags.sd),
    effect_size: share("effect-size", flags.effectSize),
    lift: share("lift", flags.lift),
    difference: share("difference", flags.difference),
    alpha: share("alpha", flags.alpha),
    power: share("power", flags.power),
    ratio: share("ratio", flags.ratio),
    units: share("units", flags.units),
    daily: share("daily", flags.daily),
  });
  const doc = planPower(parseFlags(powerRequest, fields));
  print(flags.json, doc, () => describePower(doc));
}

export function addPowerCommand(program: Command): void {
  program
    .command("power")
    .description("How many units an A/B test needs, and what so many can find.")
    .option("--rate <share>", "share of the control that converts, such as 10%")
    .option("--mean <n>", "mean of the control")
    .option("--sd <n>", "standard deviation of a unit's value")
    .option("--effect-size <n>", "in standard deviations of a unit, in place of the above")
    .option("--lift <share>", "the change as a share of the control, such as 10%")
    .option("--difference <n>", "the change itself, such as 0.01")
    .option("--alpha <share>", "default: 5%")
    .option("--power <share>", "default: 80%")
    .option("--ratio <n>", "units of the treatment to one of the control; default: 1")
    .option("--units <n>", "of the control: what could so many find?")
    .option("--daily <n>", "new units a day, all arms together")
    .option("--json", "print the API's document, with a curve")
    .addHelpText("after", "\nExample:\n  vigie power --rate 10% --lift 10% --daily 2000\n")
    .action(power);
}
