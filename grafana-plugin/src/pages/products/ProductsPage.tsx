import { PluginPage } from "@grafana/runtime";
import { Text, useStyles2 } from "@grafana/ui";
import { overviewRequest, productsRequest } from "../../shared/api/request.ts";
import type { ProductsDoc } from "../../shared/api/types.ts";
import { useApi } from "../../shared/api/useApi.ts";
import { Freshness } from "../../shared/components/Freshness.tsx";
import { getPageStyles } from "../../shared/components/pageStyles.ts";
import { RangeNote } from "../../shared/components/RangeNote.tsx";
import { Sentence } from "../../shared/components/Sentence.tsx";
import { Bone } from "../../shared/components/Skeletons.tsx";
import { FailureMessage, NoData } from "../../shared/components/StateMessage.tsx";
import { formatCount } from "../../shared/format/cell.ts";
import { FilterBar } from "../../shared/toolbar/FilterBar.tsx";
import { RangePicker } from "../../shared/toolbar/RangePicker.tsx";
import { SearchBox } from "../../shared/toolbar/SearchBox.tsx";
import { useView, type View } from "../../shared/url/useView.ts";
import { countFilters, FIRST_PAGE } from "../../shared/url/viewState.ts";
import { ProductsTable } from "./ProductsTable.tsx";
import { PAGE_SIZE, readProductsState } from "./productsState.ts";

export default function ProductsPage() {
  const styles = useStyles2(getPageStyles);
  const view = useView();
  const state = readProductsState(view.params);
  const loaded = useApi(productsRequest({ ...view.slice, ...state, limit: PAGE_SIZE }));
  const options = useApi(overviewRequest(view.slice, "none")).doc?.options;
  const { doc, failure, retry, loading } = loaded;
  return (
    <PluginPage actions={<RangePicker view={view} />}>
      <div className={styles.page}>
        <Sentence text={doc && sentence(doc, state.search)} loading={loading}>
          <RangeNote slice={view.slice} timeZone={view.timeZone} />
          {doc && <Freshness provenance={doc.provenance} />}
        </Sentence>
        <FilterBar view={view} options={options} />
        <SearchBox
          view={view}
          search={state.search}
          label="Search products by name or number"
          placeholder="Search by name or number"
          reset={FIRST_PAGE}
        />
        {failure && <FailureMessage failure={failure} onRetry={retry} />}
        {!doc && !failure && <Bone height={480} />}
        {doc && doc.rows.length === 0 && <Empty doc={doc} view={view} search={state.search} />}
        {doc && doc.rows.length > 0 && <ProductsTable view={view} state={state} doc={doc} loading={loading} />}
      </div>
    </PluginPage>
  );
}

function sentence({ total }: ProductsDoc, search: string): string {
  const noun = total === 1 ? "product" : "products";
  return `${formatCount(total)} ${noun} ${search ? `match “${search}”.` : "sold in this range or in stock."}`;
}

function Empty({ doc, view, search }: { doc: ProductsDoc; view: View; search: string }) {
  if (search) {
    return <Text color="secondary">No product's name or number contains “{search}”. Try fewer letters.</Text>;
  }
  return (
    <NoData
      available={doc.available}
      asked={view.slice}
      filtered={countFilters(view.filters) > 0}
      onRange={(range) => view.update({ range })}
      onClearFilters={() => view.update({ filters: {} })}
    />
  );
}
