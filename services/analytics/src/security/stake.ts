import { moneyWords } from "../incidents/index.ts";
import type { AlertGroup } from "./schema.ts";

export type AtStake = NonNullable<AlertGroup["at_stake"]>;

export interface StakeRow {
  group_id: number;
  at_stake: AtStake;
}

const amountOf = ({ at_stake }: AlertGroup): number => at_stake?.value ?? 0;

/** What touches the dearest incident first; the others stay in their order. */
export function byStake(groups: readonly AlertGroup[]): AlertGroup[] {
  return groups.toSorted((a, b) => amountOf(b) - amountOf(a));
}

/** "; one touches an incident with about 1,900 EUR at stake", or nothing. Of the only group that is told "it" is enough. */
export function stakeWords(groups: readonly AlertGroup[]): string {
  const touching = byStake(groups).filter((group) => group.at_stake !== null);
  const [first] = touching;
  if (!first?.at_stake) return "";
  const money = moneyWords(first.at_stake);
  if (touching.length > 1)
    return `; ${touching.length.toLocaleString("en-GB")} touch an incident, with up to about ${money} at stake`;
  return `; ${groups.length === 1 ? "it" : "one"} touches an incident with about ${money} at stake`;
}
