import type { ModelDoc } from "../../../shared/api/types.ts";
import { countOf, formatCompact, formatCount } from "../../../shared/format/cell.ts";
import { formatMoment, formatSeconds } from "../../../shared/time/moment.ts";
import { reasonText } from "../reasonText.ts";

export type Churn = Exclude<ModelDoc["churn"], { reason: string }>;

interface Fact {
  name: string;
  value: string;
}

const number = (value: number, digits = 4) =>
  new Intl.NumberFormat(undefined, { maximumSignificantDigits: digits }).format(value);
const percent = (value: number) => formatCompact(value, "ratio", null);

export function modelFacts(model: ModelDoc, timeZone: string): Fact[] {
  const { settings } = model;
  return [
    { name: "Fitted on", value: `what was known before ${formatMoment(model.as_of, "utc")}` },
    {
      name: "Made",
      value: `${formatMoment(model.made_at, timeZone)}, in ${formatSeconds(model.elapsed_ms / 1000)}`,
    },
    { name: "Customers", value: formatCount(model.customers) },
    { name: "Made anew", value: `after ${countOf(settings.refit_days, "days")}` },
    {
      name: "Predicted value",
      value: `${countOf(settings.value_months, "months")} ahead, discounted by ${percent(settings.discount_per_year)} a year`,
    },
    { name: "Churn", value: `no order in ${countOf(settings.churn_days, "days")}` },
  ];
}

/** What each parameter does, in words. */
export const PURCHASES: Record<string, string> = {
  r: "shape of how often customers buy",
  alpha: "scale of it, in weeks",
  a: "of the chance to leave after a purchase",
  b: "of the chance to stay",
};

export const VALUES: Record<string, string> = {
  p: "shape of one purchase's value",
  q: "shape of how customers differ",
  v: "scale of how customers differ",
};

/** Parameters in words, or the reason why there is no fit. */
export function fitFacts(fit: ModelDoc["purchases"], words: Record<string, string>): Fact[] {
  if ("reason" in fit) {
    return [{ name: "No fit", value: reasonText(fit.detail) }];
  }
  const parameters = Object.entries(fit.parameters as Record<string, number>);
  const order = Object.keys(words);
  return [
    ...parameters
      .sort(([a], [b]) => order.indexOf(a) - order.indexOf(b))
      .map(([name, value]) => ({ name, value: `${number(value)}${words[name] ? `: ${words[name]}` : ""}` })),
    { name: "Customers", value: formatCount(fit.customers) },
    { name: "Log-likelihood", value: number(fit.log_likelihood, 7) },
  ];
}

export function churnFacts({ trained, tested, horizon_days }: Churn): Fact[] {
  const day = (text: string) => formatMoment(text, "utc");
  const horizon = `the ${countOf(horizon_days, "days")} from`;
  const part = (left: number, all: number) =>
    `${formatCount(left)} of ${countOf(all, "customers")} did not order again (${percent(all > 0 ? left / all : 0)})`;
  return [
    {
      name: "Model in use",
      value: `learnt from ${horizon} ${day(trained.as_of)}: ${part(trained.left, trained.customers)}`,
    },
    { name: "Model in the test", value: `learnt from ${horizon} ${day(tested.trained_as_of)}` },
    { name: "Tested on", value: `${horizon} ${day(tested.as_of)}: ${part(tested.left, tested.customers)}` },
    { name: "AUC", value: `${number(tested.auc, 3)}: 0.5 is a guess, 1 puts all who left first` },
    {
      name: "AUC of purchases alone",
      value:
        tested.auc_of_purchases_to_come === null
          ? "Not enough data: purchases to come have no fit."
          : `${number(tested.auc_of_purchases_to_come, 3)}: ranked by purchases to come, without the other features`,
    },
    { name: "Brier score", value: `${number(tested.brier, 3)}: mean squared error, less is better` },
  ];
}
