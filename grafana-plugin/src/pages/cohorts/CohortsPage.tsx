import { PluginPage } from "@grafana/runtime";
import { Text, useStyles2 } from "@grafana/ui";
import { useLocation } from "react-router";
import { overviewRequest } from "../../shared/api/request.ts";
import type { CohortsDoc } from "../../shared/api/types.ts";
import { type Loaded, useApi } from "../../shared/api/useApi.ts";
import { type CohortQuestion, cohortsRequest, DIMENSIONS, isMoney, labelOf } from "../../shared/cohorts/question.ts";
import { nounOf } from "../../shared/cohorts/words.ts";
import { Freshness } from "../../shared/components/Freshness.tsx";
import { getPageStyles } from "../../shared/components/pageStyles.ts";
import { RangeNote } from "../../shared/components/RangeNote.tsx";
import { Sentence } from "../../shared/components/Sentence.tsx";
import { Bone } from "../../shared/components/Skeletons.tsx";
import { FailureMessage } from "../../shared/components/StateMessage.tsx";
import { RangePicker } from "../../shared/toolbar/RangePicker.tsx";
import { useView, type View } from "../../shared/url/useView.ts";
import { setFilter } from "../../shared/url/viewState.ts";
import { ChooseCurrency } from "./ChooseCurrency.tsx";
import { CohortControls } from "./CohortControls.tsx";
import { CohortPanels } from "./CohortPanels.tsx";
import { type CohortsState, homeOf, OWN_RANGES, questionParams, readCohortsState } from "./cohortsState.ts";
import { NoCohorts } from "./NoCohorts.tsx";

export default function CohortsPage() {
  const styles = useStyles2(getPageStyles);
  const { search } = useLocation();
  const view = useView(homeOf(search));
  const state = readCohortsState(view);
  const { question } = state;
  const options = useApi(overviewRequest({ ...view.slice, filters: {} }, "none"));
  const currencies = (options.doc?.options["currency"] ?? []).map(({ value }) => value);
  const undecided = isMoney(question.metric) && !question.currency && currencies.length > 1;
  const waits = isMoney(question.metric) && !question.currency && !options.doc && !options.failure;
  const cohorts = useApi(undecided || waits ? undefined : cohortsRequest(question));
  const change = (patch: Partial<CohortQuestion>) => ask(view, question, patch);
  return (
    <PluginPage actions={<RangePicker view={view} own={OWN_RANGES} />}>
      <div className={styles.page}>
        <Sentence text={cohorts.doc?.sentence} second={confinedTo(cohorts.doc)} loading={cohorts.loading}>
          <RangeNote slice={{ from: question.from ?? "", to: question.to ?? "" }} timeZone={view.timeZone} />
          {cohorts.doc && <Freshness provenance={cohorts.doc.provenance} />}
        </Sentence>
        <CohortControls
          question={question}
          groups={cohorts.doc?.by === question.by ? (cohorts.doc?.groups ?? []) : []}
          currencies={currencies}
          onChange={change}
        />
        <FiltersNote view={view} />
        {undecided ? (
          <ChooseCurrency currencies={currencies} onChoose={(currency) => change({ currency })} />
        ) : (
          <Body view={view} state={state} cohorts={cohorts} />
        )}
      </div>
    </PluginPage>
  );
}

/** The currency is one of the filters that all pages share; the rest is this page's own. */
function ask(view: View, question: CohortQuestion, { currency, ...patch }: Partial<CohortQuestion>): void {
  if (currency) {
    view.update({ filters: setFilter(view.filters, "currency", [currency]) });
    return;
  }
  const perCustomer = patch.metric === "customers" && question.show === "per_customer";
  const grain = patch.grain && patch.grain !== question.grain ? { period: undefined } : {};
  view.setParams({ ...questionParams({ ...patch, ...(perCustomer ? { show: "share" } : {}) }), ...grain });
}

function confinedTo(doc: CohortsDoc | undefined): string | undefined {
  if (!doc?.by || doc.value === null) {
    return undefined;
  }
  const label = doc.groups.find(({ value }) => value === doc.value)?.label ?? doc.value;
  return `Only ${nounOf(doc)} of whose first order this was the ${labelOf(DIMENSIONS, doc.by).toLowerCase()}: ${label || "(unknown)"}.`;
}

function FiltersNote({ view: { filters } }: { view: View }) {
  const others = Object.keys(filters).filter((id) => id !== "currency");
  return others.length === 0 ? null : (
    <Text color="secondary" variant="bodySmall">
      Filters of other pages do not apply here. Cohorts are confined by an attribute of the first order.
    </Text>
  );
}

interface BodyProps {
  view: View;
  state: CohortsState;
  cohorts: Loaded<CohortsDoc>;
}

function Body({ view, state, cohorts: { doc, failure, loading, retry } }: BodyProps) {
  if (failure) {
    return <FailureMessage failure={failure} onRetry={retry} />;
  }
  if (!doc) {
    return (
      <>
        <Bone height={340} />
        <Bone height={480} />
      </>
    );
  }
  return doc.cohorts.length === 0 ? (
    <NoCohorts doc={doc} view={view} />
  ) : (
    <CohortPanels doc={doc} loading={loading} view={view} state={state} />
  );
}
