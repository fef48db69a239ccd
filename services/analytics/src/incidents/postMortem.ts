import type { Contribution, IncidentDoc, MoneyAtStake } from "./schema.ts";
import { spanWords } from "./words.ts";

const percent = (share: number) => `${(share * 100).toLocaleString("en-GB", { maximumFractionDigits: 1 })} %`;
const minute = (at: string) => `${at.slice(0, 10)} ${at.slice(11, 16)}`;
/** Text of others is shown as text: what means something in Markdown is escaped. */
const plain = (text: string) => text.replace(/[\\`*_{}[\]<>#|~]/g, "\\$&").replace(/\s+/g, " ");

function moneyLine(money: MoneyAtStake): string {
  if (!("value" in money)) return money.detail;
  const amount = (value: number) => value.toLocaleString("en-GB", { maximumFractionDigits: 0 });
  return `${amount(money.value)} ${money.currency} (95 % interval ${amount(money.low)} to ${amount(money.high)})`;
}

function contributionLines(values: readonly Contribution[], indent = ""): string[] {
  return values.flatMap((it) => [
    `${indent}- ${plain(it.label)}: ${percent(it.share)} of the change`,
    ...contributionLines(it.children, `${indent}  `),
  ]);
}

function causeLines({ causes }: IncidentDoc): string[] {
  if (causes.causes.length === 0) return ["Nothing that Vigie knows of happened before it."];
  return causes.causes.slice(0, 5).map(({ signal, likely, evidence }, index) => {
    return `${index + 1}. **${plain(signal.title)}**${likely ? " (likely)" : ""}: ${plain(evidence)}`;
  });
}

/** Where no value has as much of the change, it is everywhere alike. */
const mostOfIt = 0.5;

/** A draft of a post-mortem in Markdown: what is known is filled in, what only people know is asked for. */
export function postMortem(doc: IncidentDoc): string {
  const { incident, contributions } = doc;
  const [dimension] = contributions?.dimensions ?? [];
  const where = dimension?.values.some((it) => it.share >= mostOfIt)
    ? [`By ${dimension.name.toLowerCase()}:`, ...contributionLines(dimension.values), ""]
    : [];
  const lines = doc.lines
    .slice(-10)
    .map((it) => `    ${it.at.slice(11, 19)} ${it.service} ${it.level} ${it.message.replace(/\s+/g, " ")}`);
  return [
    `# ${plain(incident.title)}, ${incident.started_at.slice(0, 10)}`,
    "",
    plain(doc.sentence),
    "",
    "## Impact",
    "",
    `- When: ${spanWords(incident.started_at, incident.ended_at)}`,
    `- Revenue at stake: ${moneyLine(incident.money)}`,
    ...(JSON.stringify(doc.clean_money) === JSON.stringify(incident.money)
      ? []
      : [`- Without orders marked as an attack: ${moneyLine(doc.clean_money)}`]),
    `- Detected: ${minute(incident.detected_at)} UTC`,
    "",
    "## Causes, the likeliest first",
    "",
    ...causeLines(doc),
    "",
    "## Where",
    "",
    ...(where.length > 0 ? where : ["Everywhere alike.", ""]),
    "## Timeline (UTC)",
    "",
    ...doc.timeline.map((it) => `- ${minute(it.at)} ${plain(it.text)}${it.by ? ` (${plain(it.by)})` : ""}`),
    "",
    ...(lines.length > 0 ? ["## First log lines", "", ...lines, ""] : []),
    "## What we learnt",
    "",
    "- ",
    "",
    "## What we will do",
    "",
    "- [ ] ",
    "",
  ].join("\n");
}
