import { Button, EmptyState } from "@grafana/ui";
import { DEFAULT_RANGE } from "../../shared/time/range.ts";
import type { View } from "../../shared/url/useView.ts";
import { lookedText } from "./LookedAt.tsx";

interface Props {
  view: View;
  lookedAt: string | null;
}

/** All is well, or nobody has looked yet: two different things. */
export function NoIncidents({ view, lookedAt }: Props) {
  if (lookedAt === null) {
    return (
      <EmptyState variant="call-to-action" message="Not judged yet">
        Vigie judges an hour once it is over, and needs some weeks of orders before it to know what is usual. The hours
        that are known are being judged in the background.
      </EmptyState>
    );
  }
  const { range } = view;
  const elsewhere = range.from !== DEFAULT_RANGE.from || range.to !== DEFAULT_RANGE.to;
  return (
    <EmptyState
      variant="completed"
      message="No incident in this range"
      button={
        elsewhere ? (
          <Button onClick={() => view.update({ range: DEFAULT_RANGE })}>Show the last 28 days</Button>
        ) : undefined
      }
    >
      {lookedText(lookedAt, view.timeZone)}.
    </EmptyState>
  );
}
