import { PluginPage } from "@grafana/runtime";
import { LinkButton, useStyles2 } from "@grafana/ui";
import { useParams } from "react-router";
import { APP_PATH } from "../../constants.ts";
import { overviewRequest, productRequest } from "../../shared/api/request.ts";
import { useApi } from "../../shared/api/useApi.ts";
import { Freshness } from "../../shared/components/Freshness.tsx";
import { getPageStyles } from "../../shared/components/pageStyles.ts";
import { RangeNote } from "../../shared/components/RangeNote.tsx";
import { Bone } from "../../shared/components/Skeletons.tsx";
import { FailureMessage } from "../../shared/components/StateMessage.tsx";
import { FilterBar } from "../../shared/toolbar/FilterBar.tsx";
import { Toolbar } from "../../shared/toolbar/Toolbar.tsx";
import { useView } from "../../shared/url/useView.ts";
import { sharedSearch } from "../../shared/url/viewState.ts";
import { ProductCharts } from "./ProductCharts.tsx";
import { ProductFacts } from "./ProductFacts.tsx";
import { StockPanels } from "./StockPanels.tsx";

export default function ProductPage() {
  const styles = useStyles2(getPageStyles);
  const { id = "" } = useParams();
  const view = useView();
  const { doc, failure, retry } = useApi(productRequest(id, view.slice));
  const options = useApi(overviewRequest(view.slice, "none")).doc?.options;
  const name = doc?.product.name || id;
  const list = `${APP_PATH}/products${sharedSearch(view.search)}`;
  return (
    <PluginPage pageNav={{ text: name, parentItem: { text: "Products", url: list } }} actions={<Toolbar view={view} />}>
      <div className={styles.page}>
        <div className={styles.top}>
          <LinkButton href={list} icon="arrow-left" variant="secondary" size="sm">
            All products
          </LinkButton>
          <RangeNote slice={view.slice} timeZone={view.timeZone} />
          {doc && <Freshness provenance={doc.provenance} />}
        </div>
        <FilterBar view={view} options={options} />
        {failure && <FailureMessage failure={failure} onRetry={retry} />}
        {!doc && !failure && <Bone height={96} />}
        {doc && (
          <>
            <ProductFacts doc={doc} />
            <ProductCharts view={view} product={id} />
            <StockPanels doc={doc} timeZone={view.timeZone} />
          </>
        )}
      </div>
    </PluginPage>
  );
}
