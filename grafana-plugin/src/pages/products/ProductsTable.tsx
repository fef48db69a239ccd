import type { ProductsDoc } from "../../shared/api/types.ts";
import { ChartPanel } from "../../shared/components/ChartPanel.tsx";
import { DataTable, type Sorting } from "../../shared/components/DataTable.tsx";
import { PagerBar } from "../../shared/components/PagerBar.tsx";
import { formatCount } from "../../shared/format/cell.ts";
import { downloadText } from "../../shared/format/csv.ts";
import type { View } from "../../shared/url/useView.ts";
import { FIRST_PAGE, sharedSearch } from "../../shared/url/viewState.ts";
import { productColumns } from "./productColumns.tsx";
import { productsCsv } from "./productsCsv.ts";
import { type ProductsState, pageLabel, sortParam } from "./productsState.ts";

interface Props {
  view: View;
  state: ProductsState;
  doc: ProductsDoc;
  loading: boolean;
}

export function ProductsTable({ view, state, doc, loading }: Props) {
  const sort = (sorting: Sorting) => view.setParams({ sort: sortParam(sorting), ...FIRST_PAGE });
  return (
    <ChartPanel
      title="Products"
      loading={loading}
      onCsv={() => downloadText("products.csv", productsCsv(doc))}
      chart={
        <>
          <DataTable
            label="Products"
            columns={productColumns(sharedSearch(view.search), doc.currency)}
            rows={doc.rows}
            rowKey={(row) => row.product}
            currency={doc.currency}
            sorting={{ id: state.sort, descending: state.descending }}
            onSort={sort}
          />
          <PagerBar
            view={view}
            page={state.page}
            cursor={state.cursor}
            label={pageLabel(state, doc.rows.length, doc.total, formatCount)}
            next={doc.next_cursor}
          />
        </>
      }
    />
  );
}
