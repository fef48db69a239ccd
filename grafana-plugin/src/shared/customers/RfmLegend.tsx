import { ScaleLegend } from "../cohorts/ScaleLegend.tsx";
import type { Domain } from "../cohorts/scale.ts";
import { formatCompact } from "../format/cell.ts";
import { type Measure, measureOf } from "./measures.ts";

interface Props {
  measure: Measure;
  domain: Domain | undefined;
  currency: string | null;
  press: boolean;
}

export function RfmLegend({ measure, domain, currency, press }: Props) {
  const { unit, about } = measureOf(measure);
  return (
    <ScaleLegend domain={domain} format={(value) => formatCompact(value, unit, currency)}>
      <li>
        {about}
        {press && " A click lists the customers of a cell."}
      </li>
    </ScaleLegend>
  );
}
