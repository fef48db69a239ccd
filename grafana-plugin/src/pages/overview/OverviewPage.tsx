import { PluginPage } from "@grafana/runtime";
import { useStyles2 } from "@grafana/ui";
import { overviewRequest } from "../../shared/api/request.ts";
import type { OverviewDoc } from "../../shared/api/types.ts";
import { type Loaded, useApi } from "../../shared/api/useApi.ts";
import { Freshness } from "../../shared/components/Freshness.tsx";
import { getPageStyles } from "../../shared/components/pageStyles.ts";
import { RangeNote } from "../../shared/components/RangeNote.tsx";
import { Sentence } from "../../shared/components/Sentence.tsx";
import { TilesSkeleton } from "../../shared/components/Skeletons.tsx";
import { FailureMessage, NoData } from "../../shared/components/StateMessage.tsx";
import { useIncidents } from "../../shared/incidents/useIncidents.ts";
import { FilterBar } from "../../shared/toolbar/FilterBar.tsx";
import { Toolbar } from "../../shared/toolbar/Toolbar.tsx";
import { useView, type View } from "../../shared/url/useView.ts";
import { countFilters } from "../../shared/url/viewState.ts";
import { AttackSwitch } from "./AttackSwitch.tsx";
import { Breakdowns } from "./Breakdowns.tsx";
import { CurrencyHint } from "./CurrencyHint.tsx";
import { MetricChart } from "./MetricChart.tsx";
import { OpenIncidents } from "./OpenIncidents.tsx";
import { isEmpty, LEAD_METRIC } from "./overview.ts";
import { Tiles } from "./Tiles.tsx";
import { TopProducts } from "./TopProducts.tsx";

export default function OverviewPage() {
  const styles = useStyles2(getPageStyles);
  const view = useView();
  const overview = useApi(overviewRequest(view.slice, view.compare));
  const { doc, loading } = overview;
  return (
    <PluginPage actions={<Toolbar view={view} />}>
      <div className={styles.page}>
        <Sentence text={doc?.sentence} second={doc?.today} loading={loading}>
          <RangeNote slice={view.slice} timeZone={view.timeZone} comparison={doc?.comparison ?? undefined} />
          {doc && <Freshness provenance={doc.provenance} />}
        </Sentence>
        <FilterBar view={view} options={doc?.options} />
        {doc && <AttackSwitch attacks={doc.attacks} view={view} />}
        <Body view={view} overview={overview} />
      </div>
    </PluginPage>
  );
}

function Body({ view, overview }: { view: View; overview: Loaded<OverviewDoc> }) {
  const { doc, failure, loading, retry } = overview;
  const incidents = useIncidents(view);
  const metric = view.params.get("metric") ?? LEAD_METRIC;
  if (failure) {
    return <FailureMessage failure={failure} onRetry={retry} />;
  }
  if (!doc) {
    return <TilesSkeleton />;
  }
  if (isEmpty(doc)) {
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
  const choose = (id: string) => view.setParams({ metric: id === LEAD_METRIC ? undefined : id });
  return (
    <>
      <CurrencyHint doc={doc} view={view} />
      <OpenIncidents on={incidents} />
      <Tiles doc={doc} loading={loading} chosen={metric} onChoose={choose} />
      <MetricChart view={view} metric={metric} incidents={incidents} />
      <Breakdowns view={view} metric={metric} />
      <TopProducts view={view} />
    </>
  );
}
