import type { IncidentDoc } from "../../shared/api/types.ts";
import { type FactTile, FactTiles } from "../../shared/components/FactTiles.tsx";
import { changeWords } from "../../shared/format/change.ts";
import { moneyTile } from "../../shared/incidents/moneyTile.ts";
import { durationText, whereText } from "../../shared/incidents/words.ts";
import { formatRange } from "../../shared/time/bucket.ts";
import { formatMoment, formatSeconds } from "../../shared/time/moment.ts";

interface Props {
  doc: IncidentDoc;
  timeZone: string;
}

export function IncidentFacts({ doc, timeZone }: Props) {
  const { incident, clean_money } = doc;
  const { metric, change, dimensions, money } = incident;
  const tiles: FactTile[] = [
    { id: "change", name: metric.name, value: changeWords(change), notes: [whereText(dimensions)] },
    timeTile(doc, timeZone),
    moneyTile("money", "Money at stake", money),
  ];
  if (JSON.stringify(money) !== JSON.stringify(clean_money)) {
    tiles.push(moneyTile("clean-money", "Without attack orders", clean_money));
  }
  return <FactTiles label="Key figures" tiles={tiles} />;
}

function timeTile({ incident }: IncidentDoc, timeZone: string): FactTile {
  const { started_at, ended_at, detected_at } = incident;
  const late = Math.max(0, (Date.parse(detected_at) - Date.parse(started_at)) / 1000);
  const start = formatMoment(started_at, timeZone);
  const length = durationText(incident);
  return {
    id: "duration",
    name: "How long",
    value: length.charAt(0).toUpperCase() + length.slice(1),
    notes: [
      ended_at === null ? `Since ${start}` : formatRange(started_at, ended_at, timeZone),
      `Detected ${late === 0 ? "at once" : `after ${formatSeconds(late)}`}, ${formatMoment(detected_at, timeZone)}`,
    ],
  };
}
