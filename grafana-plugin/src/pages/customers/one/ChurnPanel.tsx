import { Text } from "@grafana/ui";
import type { CustomerDoc } from "../../../shared/api/types.ts";
import { ChartPanel } from "../../../shared/components/ChartPanel.tsx";
import { DataTable } from "../../../shared/components/DataTable.tsx";
import { type FactTile, FactTiles } from "../../../shared/components/FactTiles.tsx";
import { Heading } from "../../../shared/components/Heading.tsx";
import { cellValue, countOf, formatCompact, REASONS } from "../../../shared/format/cell.ts";
import { downloadText, toCsv } from "../../../shared/format/csv.ts";
import { reasonText } from "../reasonText.ts";
import { ReasonBars } from "./ReasonBars.tsx";
import { directionOf, effectText } from "./reasons.ts";

export function ChurnPanel({ doc }: { doc: CustomerDoc }) {
  const { churn_reasons: reasons, churn_days } = doc;
  return (
    <ChartPanel
      title="Will they leave?"
      description="Churn: a regression on purchases, visits and tickets. Alive: by purchases alone (BG/NBD). Effects are log-odds against a mean customer."
      onCsv={() =>
        downloadText(
          `churn-${doc.customer}.csv`,
          toCsv(
            ["feature", "words", "effect"],
            reasons.map((it) => [it.feature, it.words, it.effect]),
          ),
        )
      }
      chart={
        <>
          <FactTiles label="Probabilities" tiles={tiles(doc, churn_days)} />
          <Heading text="What moves the churn score" />
          <Reasons doc={doc} />
        </>
      }
      table={
        <DataTable
          label="Reasons as a table"
          rows={reasons}
          rowKey={({ feature }) => feature}
          currency={null}
          columns={[
            { id: "words", header: "Reason", wrap: true, cell: ({ words }) => words },
            { id: "direction", header: "Leaving is", cell: ({ effect }) => directionOf(effect) },
            { id: "effect", header: "Log-odds", align: "end", cell: ({ effect }) => effectText(effect) },
          ]}
        />
      }
    />
  );
}

function Reasons({ doc: { churn, churn_reasons: reasons, notice } }: { doc: CustomerDoc }) {
  if ("reason" in churn) {
    return <Text color="secondary">{reasonText(churn.detail)}</Text>;
  }
  if (reasons.length === 0) {
    return <Text color="secondary">Nothing sets this customer apart from a mean one.</Text>;
  }
  return (
    <>
      <ReasonBars reasons={reasons} />
      <Text element="p" color="secondary" variant="bodySmall">
        Effects are read together: one that helps to tell another apart can point the other way. {notice}
      </Text>
    </>
  );
}

function tiles({ churn, alive, purchases, notice }: CustomerDoc, days: number): FactTile[] {
  const percent = (value: number) => formatCompact(value, "ratio", null);
  const count = (value: number) => new Intl.NumberFormat(undefined, { maximumFractionDigits: 1 }).format(value);
  const tile = (
    id: string,
    name: string,
    cell: CustomerDoc["churn"],
    text: (value: number) => string,
    note: string,
  ) => ({
    id,
    name,
    value: "reason" in cell ? REASONS[cell.reason] : text(cellValue(cell) ?? 0),
    notes: ["reason" in cell ? reasonText(cell.detail) : note],
    worded: "reason" in cell,
  });
  return [
    tile("churn", "Churn", churn, percent, `Probability of no order in ${countOf(days, "days")}. ${notice}`),
    tile("alive", "Alive", alive, percent, "Probability that they are still a customer, by purchases alone."),
    tile("purchases", "Purchases to come", purchases, count, "Expected within the horizon of predicted value."),
  ];
}
