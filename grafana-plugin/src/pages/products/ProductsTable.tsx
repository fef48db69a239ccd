import { Button, Stack, Text } from "@grafana/ui";
import { useRef } from "react";
import type { ProductsDoc } from "../../shared/api/types.ts";
import { ChartPanel } from "../../shared/components/ChartPanel.tsx";
import { DataTable, type Sorting } from "../../shared/components/DataTable.tsx";
import { formatCount } from "../../shared/format/cell.ts";
import { downloadText } from "../../shared/format/csv.ts";
import type { View } from "../../shared/url/useView.ts";
import { sharedSearch } from "../../shared/url/viewState.ts";
import { productColumns } from "./productColumns.tsx";
import { productsCsv } from "./productsCsv.ts";
import { FIRST_PAGE, type ProductsState, pageLabel, sortParam } from "./productsState.ts";

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
          <Pager view={view} state={state} doc={doc} />
        </>
      }
    />
  );
}

/** The API pages by cursor, so the way back is remembered here; after a reload it leads to the first page. */
function Pager({ view, state, doc }: Omit<Props, "loading">) {
  const trail = useRef(new Map<number, string | undefined>());
  trail.current.set(state.page, state.cursor);
  const go = (page: number, cursor: string | undefined) =>
    view.setParams(cursor ? { page: String(page), cursor } : FIRST_PAGE);
  return (
    <Stack justifyContent="flex-end" alignItems="center" gap={1} wrap="wrap">
      <Text color="secondary">{pageLabel(state, doc.rows.length, doc.total, formatCount)}</Text>
      <Button
        size="sm"
        variant="secondary"
        icon="angle-left"
        disabled={state.page <= 1}
        onClick={() => go(state.page - 1, trail.current.get(state.page - 1))}
      >
        Previous
      </Button>
      <Button
        size="sm"
        variant="secondary"
        icon="angle-right"
        iconPlacement="right"
        disabled={!doc.next_cursor}
        onClick={() => go(state.page + 1, doc.next_cursor ?? undefined)}
      >
        Next
      </Button>
    </Stack>
  );
}
