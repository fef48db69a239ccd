import { Text, useStyles2 } from "@grafana/ui";
import type { Bin, CustomersDoc } from "../../shared/api/types.ts";
import { ChartPanel } from "../../shared/components/ChartPanel.tsx";
import { DataTable } from "../../shared/components/DataTable.tsx";
import { getPageStyles } from "../../shared/components/pageStyles.ts";
import { formatCount } from "../../shared/format/cell.ts";
import { downloadText } from "../../shared/format/csv.ts";
import { binsCsv, churnBin, valueBin } from "./distributions.ts";
import { Histogram } from "./Histogram.tsx";
import { reasonText } from "./reasonText.ts";

interface Props {
  doc: CustomersDoc;
  loading: boolean;
}

export function DistributionPanels({ doc, loading }: Props) {
  const styles = useStyles2(getPageStyles);
  const { model, values, churn, notice } = doc;
  const currency = doc.currency ?? "EUR";
  return (
    <div className={styles.grid}>
      <Distribution
        title="Customers by predicted value"
        description={`What a customer is expected to buy for in the next ${model?.settings.value_months ?? 12} months, discounted.`}
        file="predicted-value"
        bins={values}
        bin={(it) => valueBin(it, currency)}
        notice={notice}
        missing={valueReason(model)}
        loading={loading}
      />
      <Distribution
        title="Customers by churn"
        description={`Probability of no order in the next ${model?.settings.churn_days ?? 90} days.`}
        file="churn"
        bins={churn}
        bin={(it) => churnBin(it)}
        notice={notice}
        missing={model && "reason" in model.churn ? model.churn.detail : undefined}
        loading={loading}
      />
    </div>
  );
}

function valueReason(model: CustomersDoc["model"]): string | undefined {
  const fits = model ? [model.purchases, model.values] : [];
  return fits.flatMap((fit) => ("reason" in fit ? [fit.detail] : []))[0];
}

interface DistributionProps {
  title: string;
  description: string;
  file: string;
  bins: Bin[];
  bin: (it: Bin) => string;
  notice: string;
  /** Why there is nothing. */
  missing: string | undefined;
  loading: boolean;
}

function Distribution({ title, description, file, bins, bin, notice, missing, loading }: DistributionProps) {
  const none = bins.length === 0;
  return (
    <ChartPanel
      title={title}
      description={description}
      loading={loading}
      onCsv={() => downloadText(`${file}.csv`, binsCsv(bins))}
      chart={
        none ? (
          <Text color="secondary">Not enough data: {reasonText(missing ?? "Nobody has such a figure.")}</Text>
        ) : (
          <>
            <Histogram label={title} bars={bins.map((it) => ({ label: bin(it), count: it.customers }))} />
            <Text element="p" color="secondary" variant="bodySmall">
              {notice}
            </Text>
          </>
        )
      }
      table={
        <DataTable
          label={`${title} as a table`}
          rows={bins}
          rowKey={({ from }) => String(from)}
          currency={null}
          columns={[
            { id: "bin", header: "From and to", cell: bin },
            { id: "n", header: "Customers", align: "end", cell: ({ customers }) => formatCount(customers) },
          ]}
        />
      }
    />
  );
}
