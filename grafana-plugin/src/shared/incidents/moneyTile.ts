import type { MoneyAtStake } from "../api/types.ts";
import type { FactTile } from "../components/FactTiles.tsx";
import { moneyText } from "../format/money.ts";

export function moneyTile(id: string, name: string, money: MoneyAtStake): FactTile {
  const { text, interval, detail, known } = moneyText(money);
  return { id, name, value: text, notes: interval ? [interval, detail] : [detail], worded: !known };
}
