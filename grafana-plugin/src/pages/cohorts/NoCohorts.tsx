import { Button, EmptyState } from "@grafana/ui";
import type { CohortsDoc } from "../../shared/api/types.ts";
import { NoData } from "../../shared/components/StateMessage.tsx";
import { lastDay } from "../../shared/time/offer.ts";
import type { View } from "../../shared/url/useView.ts";
import { latestRange } from "./cohortsState.ts";

interface Props {
  doc: CohortsDoc;
  view: View;
}

/** Nobody placed a first order in the range, or nobody is known at all. */
export function NoCohorts({ doc, view }: Props) {
  const { available, grain, value, unit } = doc;
  if (!available) {
    return <NoData available={null} asked={view.slice} filtered={false} onRange={() => {}} onClearFilters={() => {}} />;
  }
  if (value !== null) {
    return (
      <EmptyState
        variant="not-found"
        message={`No ${unit}'s first order had this value`}
        button={<Button onClick={() => view.setParams({ value: undefined })}>Show all values</Button>}
      />
    );
  }
  const offer = latestRange(available, grain);
  return (
    <EmptyState
      variant="not-found"
      message="No first order lies in this time range"
      button={
        <Button onClick={() => view.update({ range: offer })}>{`Show ${offer.from} to ${lastDay(offer.to)}`}</Button>
      }
    >
      Orders of known {unit}s run from {available.from} to {lastDay(available.to)}.
    </EmptyState>
  );
}
