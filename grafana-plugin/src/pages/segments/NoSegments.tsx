import { EmptyState } from "@grafana/ui";
import { APP_PATH } from "../../constants.ts";
import type { SegmentsDoc } from "../../shared/api/types.ts";
import { AppLink } from "../../shared/components/AppLink.tsx";

/** Nobody is scored yet, or nobody is grouped yet. */
export function NoSegments({ doc: { currency } }: { doc: SegmentsDoc }) {
  if (currency === null) {
    return (
      <EmptyState variant="call-to-action" message="Customers are not scored yet">
        Kinds of buyers are found among scored customers. It happens every night;{" "}
        <AppLink href={`${APP_PATH}/customers`}>the page Customers</AppLink> does it at once.
      </EmptyState>
    );
  }
  return (
    <EmptyState variant="call-to-action" message="No segments are found yet">
      It happens every night. “Find segments anew” above does it at once. If it found none, customers are too few, or
      too much alike.
    </EmptyState>
  );
}
