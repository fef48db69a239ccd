import { css } from "@emotion/css";
import type { GrafanaTheme2 } from "@grafana/data";
import { PluginPage } from "@grafana/runtime";
import { Text, useStyles2 } from "@grafana/ui";
import { overviewRequest } from "../../shared/api/request.ts";
import type { OverviewDoc } from "../../shared/api/types.ts";
import { type Loaded, useApi } from "../../shared/api/useApi.ts";
import { Freshness } from "../../shared/components/Freshness.tsx";
import { RangeNote } from "../../shared/components/RangeNote.tsx";
import { Bone, TilesSkeleton } from "../../shared/components/Skeletons.tsx";
import { FailureMessage, NoData } from "../../shared/components/StateMessage.tsx";
import { FilterBar } from "../../shared/toolbar/FilterBar.tsx";
import { Toolbar } from "../../shared/toolbar/Toolbar.tsx";
import { useView, type View } from "../../shared/url/useView.ts";
import { countFilters } from "../../shared/url/viewState.ts";
import { Breakdowns } from "./Breakdowns.tsx";
import { CurrencyHint } from "./CurrencyHint.tsx";
import { MetricChart } from "./MetricChart.tsx";
import { isEmpty, LEAD_METRIC } from "./overview.ts";
import { Tiles } from "./Tiles.tsx";
import { TopProducts } from "./TopProducts.tsx";

export default function OverviewPage() {
  const styles = useStyles2(getStyles);
  const view = useView();
  const overview = useApi(overviewRequest(view.slice, view.compare));
  return (
    <PluginPage actions={<Toolbar view={view} />}>
      <div className={styles.page}>
        <Headline view={view} overview={overview} />
        <FilterBar view={view} options={overview.doc?.options} />
        <Body view={view} overview={overview} />
      </div>
    </PluginPage>
  );
}

function Headline({ view, overview: { doc, loading } }: { view: View; overview: Loaded<OverviewDoc> }) {
  const styles = useStyles2(getStyles);
  if (!doc) {
    return loading ? <Bone height={28} width="min(520px, 90%)" /> : null;
  }
  return (
    <div className={styles.headline} aria-live="polite">
      <Text element="p" variant="h4">
        {doc.sentence}
      </Text>
      <div className={styles.notes}>
        <RangeNote slice={view.slice} timeZone={view.timeZone} comparison={doc.comparison} />
        <Freshness provenance={doc.provenance} />
      </div>
    </div>
  );
}

function Body({ view, overview }: { view: View; overview: Loaded<OverviewDoc> }) {
  const { doc, failure, loading, retry } = overview;
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
      <Tiles doc={doc} loading={loading} chosen={metric} onChoose={choose} />
      <MetricChart view={view} metric={metric} />
      <Breakdowns view={view} metric={metric} />
      <TopProducts view={view} />
    </>
  );
}

const getStyles = (theme: GrafanaTheme2) => ({
  page: css({ display: "flex", flexDirection: "column", gap: theme.spacing(2), minWidth: 0 }),
  headline: css({ display: "flex", flexDirection: "column", gap: theme.spacing(0.5), p: { margin: 0 } }),
  notes: css({ display: "flex", flexWrap: "wrap", gap: theme.spacing(0.5, 3) }),
});
