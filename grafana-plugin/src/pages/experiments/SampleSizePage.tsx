import { PluginPage } from "@grafana/runtime";
import { LinkButton, Text, useStyles2 } from "@grafana/ui";
import { useEffect, useMemo, useState } from "react";
import { APP_PATH } from "../../constants.ts";
import type { PowerDoc } from "../../shared/api/types.ts";
import { useApi } from "../../shared/api/useApi.ts";
import { ChartPanel } from "../../shared/components/ChartPanel.tsx";
import { DataTable, type TableColumn } from "../../shared/components/DataTable.tsx";
import { getPageStyles } from "../../shared/components/pageStyles.ts";
import { Sentence } from "../../shared/components/Sentence.tsx";
import { Bone } from "../../shared/components/Skeletons.tsx";
import { WhenLoaded } from "../../shared/components/WhenLoaded.tsx";
import { powerRequest } from "../../shared/experiments/requests.ts";
import { formatCount, NO_VALUE } from "../../shared/format/cell.ts";
import { downloadText, toCsv } from "../../shared/format/csv.ts";
import { useView, type View } from "../../shared/url/useView.ts";
import { SampleSizeCurve } from "./SampleSizeCurve.tsx";
import { SampleSizeFields } from "./SampleSizeFields.tsx";
import {
  type CurvePoint,
  curveOf,
  type Draft,
  differenceText,
  needText,
  readDraft,
  toParams,
  toQuery,
} from "./sampleSize.ts";

const PAUSE_MS = 300;
const LIST = `${APP_PATH}/experiments`;

export default function SampleSizePage() {
  const styles = useStyles2(getPageStyles);
  const view = useView();
  const [draft, setDraft] = useDraft(view);
  const asked = toQuery(readDraft(view.params));
  const plan = useApi(asked && powerRequest(asked));
  const wrong = toQuery(draft) === undefined;
  const text = wrong ? "Mend the field that is marked." : plan.doc && needText(plan.doc);
  return (
    <PluginPage pageNav={{ text: "Sample size", parentItem: { text: "Experiments", url: LIST } }}>
      <div className={styles.page}>
        <div className={styles.top}>
          <LinkButton href={LIST} icon="arrow-left" variant="secondary" size="sm">
            All experiments
          </LinkButton>
        </div>
        <Sentence text={text} loading={plan.loading} />
        <ChartPanel title="What it is to find" chart={<SampleSizeFields draft={draft} onChange={setDraft} />} />
        {!wrong && (
          <WhenLoaded loaded={plan} skeleton={<Bone height={320} />}>
            {(doc) => <Curve doc={doc} loading={plan.loading} />}
          </WhenLoaded>
        )}
      </div>
    </PluginPage>
  );
}

/** Shown as it is typed; the address, and so the question, follows once the typing pauses. */
function useDraft({ params, search, setParams }: View): [Draft, (draft: Draft) => void] {
  const [draft, setDraft] = useState(() => readDraft(params));
  // biome-ignore lint/correctness/useExhaustiveDependencies: the parameters are the address's
  useEffect(() => setDraft(readDraft(params)), [search]);
  // biome-ignore lint/correctness/useExhaustiveDependencies: another address replaces the draft
  useEffect(() => {
    if (JSON.stringify(draft) === JSON.stringify(readDraft(params))) {
      return;
    }
    const timer = setTimeout(() => setParams(toParams(draft)), PAUSE_MS);
    return () => clearTimeout(timer);
  }, [draft]);
  return [draft, setDraft];
}

function Curve({ doc, loading }: { doc: PowerDoc; loading: boolean }) {
  const points = useMemo(() => curveOf(doc), [doc]);
  const { units_of_control: exact, settings } = doc;
  if (typeof exact !== "number") {
    return null;
  }
  const chosen = { difference: Math.abs(settings.lift ?? 0), units: Math.ceil(exact) };
  const csv = () =>
    downloadText(
      "sample-size.csv",
      toCsv(
        ["difference", "units_in_each_arm", "days"],
        points.map(({ difference, units, days }) => [difference, units, days]),
      ),
    );
  return (
    <ChartPanel
      title="What so many would find"
      description={`Customers in each of two arms. Method: ${doc.method}.`}
      loading={loading}
      onCsv={csv}
      chart={
        <>
          <Text color="secondary" variant="bodySmall">
            Customers in each arm
          </Text>
          <SampleSizeCurve points={points} chosen={chosen} />
        </>
      }
      table={
        <DataTable
          label="What so many would find, as a table"
          columns={COLUMNS}
          rows={points}
          rowKey={({ units }) => String(units)}
          currency={null}
          maxHeight={320}
        />
      }
    />
  );
}

const COLUMNS: TableColumn<CurvePoint>[] = [
  { id: "difference", header: "Smallest difference found", cell: ({ difference }) => differenceText(difference) },
  { id: "units", header: "Customers in each arm", align: "end", cell: ({ units }) => formatCount(units) },
  { id: "days", header: "Days", align: "end", cell: ({ days }) => (days === null ? NO_VALUE : formatCount(days)) },
];
