import { useStyles2 } from "@grafana/ui";
import type { CustomersDoc, ModelDoc } from "../../../shared/api/types.ts";
import { ChartPanel } from "../../../shared/components/ChartPanel.tsx";
import { FactList } from "../../../shared/components/FactList.tsx";
import { Heading } from "../../../shared/components/Heading.tsx";
import { getPageStyles } from "../../../shared/components/pageStyles.ts";
import type { View } from "../../../shared/url/useView.ts";
import { CalibrationPanel } from "./CalibrationPanel.tsx";
import { fitFacts, modelFacts, PURCHASES, VALUES } from "./modelFacts.ts";
import { SavedModels } from "./SavedModels.tsx";
import { TestPanel } from "./TestPanel.tsx";

interface Props {
  doc: CustomersDoc;
  view: View;
}

/** What the figures were made of, and how well they did on what they had not seen. */
export function ModelPanel({ doc, view }: Props) {
  const styles = useStyles2(getPageStyles);
  const { model } = doc;
  if (!model) {
    return null;
  }
  const { churn } = model;
  return (
    <>
      <div className={styles.grid}>
        <ModelCard model={model} timeZone={view.timeZone} />
        <TestPanel churn={churn} notice={doc.notice} />
      </div>
      {!("reason" in churn) && <CalibrationPanel rows={churn.tested.calibration} />}
    </>
  );
}

function ModelCard({ model, timeZone }: { model: ModelDoc; timeZone: string }) {
  return (
    <ChartPanel
      title={`Model, version ${model.version}`}
      description="A saved model scores every customer alike until it is made anew."
      chart={
        <>
          <FactList facts={modelFacts(model, timeZone)} />
          <Heading text="Purchases to come: BG/NBD" />
          <FactList facts={fitFacts(model.purchases, PURCHASES)} />
          <Heading text="Value of a purchase: Gamma-Gamma" />
          <FactList facts={fitFacts(model.values, VALUES)} />
          <SavedModels currency={model.currency} timeZone={timeZone} version={model.version} />
        </>
      }
    />
  );
}
