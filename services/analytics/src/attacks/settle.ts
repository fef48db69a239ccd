import { hourMs } from "./burst.ts";
import type { Attack } from "./describe.ts";

/** An attack that was found before. Times in milliseconds. */
export interface Known {
  key: string;
  started_at: number;
  ended_at: number;
  currency: string | null;
  verdict: string | null;
}

export interface Settled {
  key: string;
  attack: Attack;
  /** Somebody judged it no attack: it is told of, and no order is marked. */
  falseAlarm: boolean;
  /** Keys of attacks that are now parts of this one. */
  joined: string[];
}

const isSame = (it: Attack, known: Known) =>
  it.currency === known.currency && known.started_at - it.ended_at < hourMs && it.started_at - known.ended_at < hourMs;

/** Which attacks are known under which key; and what is no attack. `known` is in the order of time. */
export function settle(attacks: readonly Attack[], known: readonly Known[]): Settled[] {
  const used = new Set<string>();
  return attacks.map((attack) => {
    // What was one attack and is two now keeps its key for the first.
    const [first, ...others] = known.filter((it) => isSame(attack, it) && !used.has(it.key));
    for (const { key } of [...(first ? [first] : []), ...others]) used.add(key);
    const falseAlarm = first?.verdict === "false_alarm";
    return { key: first?.key ?? attack.key, attack, falseAlarm, joined: others.map((it) => it.key) };
  });
}
