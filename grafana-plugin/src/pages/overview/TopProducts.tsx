import { TextLink } from "@grafana/ui";
import { APP_PATH } from "../../constants.ts";
import { productsRequest } from "../../shared/api/request.ts";
import type { ProductRow } from "../../shared/api/types.ts";
import { useApi } from "../../shared/api/useApi.ts";
import { ChartPanel } from "../../shared/components/ChartPanel.tsx";
import { DataTable, type TableColumn } from "../../shared/components/DataTable.tsx";
import { Bone } from "../../shared/components/Skeletons.tsx";
import { FailureMessage } from "../../shared/components/StateMessage.tsx";
import { downloadText } from "../../shared/format/csv.ts";
import type { View } from "../../shared/url/useView.ts";
import { sharedSearch } from "../../shared/url/viewState.ts";
import { productsCsv } from "../products/productsCsv.ts";

interface Props {
  view: View;
}

export function TopProducts({ view }: Props) {
  const { doc, failure, loading, retry } = useApi(
    productsRequest({ ...view.slice, sort: "net_revenue", descending: true, search: "", limit: 10 }),
  );
  if (failure) {
    return <FailureMessage failure={failure} onRetry={retry} />;
  }
  if (!doc) {
    return <Bone height={360} />;
  }
  const search = sharedSearch(view.search);
  return (
    <ChartPanel
      title="Top products by net revenue"
      loading={loading}
      onCsv={() => downloadText("top-products.csv", productsCsv(doc))}
      actions={
        <TextLink href={`${APP_PATH}/products${search}`} inline={false} variant="bodySmall">
          All products
        </TextLink>
      }
      chart={
        <DataTable
          label="Top products"
          columns={columns(search)}
          rows={doc.rows}
          rowKey={(row) => row.product}
          currency={doc.currency}
        />
      }
    />
  );
}

function columns(search: string): TableColumn<ProductRow>[] {
  return [
    {
      id: "name",
      header: "Product",
      cell: (row) => (
        <TextLink href={`${APP_PATH}/products/${encodeURIComponent(row.product)}${search}`} inline={false}>
          {row.name || row.product}
        </TextLink>
      ),
    },
    { id: "net", header: "Net revenue", align: "end", value: (row) => ({ cell: row.net_revenue, unit: "money" }) },
    { id: "units", header: "Units", align: "end", value: (row) => ({ cell: row.units, unit: "count" }) },
    { id: "orders", header: "Orders", align: "end", value: (row) => ({ cell: row.orders, unit: "count" }) },
    { id: "margin", header: "Margin", align: "end", value: (row) => ({ cell: row.margin_pct, unit: "ratio" }) },
  ];
}
