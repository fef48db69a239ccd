import { Alert, Button, EmptyState, LinkButton, Stack, TextLink } from "@grafana/ui";
import { CONFIGURATION_PATH } from "../../constants.ts";
import type { Failure } from "../api/problem.ts";
import type { Slice } from "../api/request.ts";
import type { Available } from "../api/types.ts";
import { lastDay, offeredRange } from "../time/offer.ts";
import type { RawRange } from "../time/range.ts";

interface FailureProps {
  failure: Failure;
  onRetry?: () => void;
}

/** What, why, what to do. */
export function FailureMessage({ failure, onRetry }: FailureProps) {
  const { kind, what, why, mend, requestId } = failure;
  const noAccess = kind === "unauthenticated" || kind === "forbidden";
  return (
    <Alert severity={noAccess ? "warning" : "error"} title={what}>
      <Stack direction="column" gap={1} alignItems="flex-start">
        <div>{why}</div>
        <div>{mend}</div>
        {requestId && <div>Request id: {requestId}</div>}
        <Stack gap={1} wrap="wrap">
          {onRetry && kind !== "invalid" && (
            <Button size="sm" variant="secondary" icon="sync" onClick={onRetry}>
              Try again
            </Button>
          )}
          {(noAccess || kind === "unreachable") && (
            <LinkButton size="sm" variant="secondary" icon="cog" href={CONFIGURATION_PATH}>
              Open Configuration
            </LinkButton>
          )}
        </Stack>
      </Stack>
    </Alert>
  );
}

interface NoDataProps {
  available: Available;
  asked: Pick<Slice, "to">;
  filtered: boolean;
  onRange: (range: RawRange) => void;
  onClearFilters: () => void;
}

export function NoData({ available, asked, filtered, onRange, onClearFilters }: NoDataProps) {
  if (!available) {
    return (
      <EmptyState
        variant={filtered ? "not-found" : "call-to-action"}
        message={filtered ? "Nothing matches these filters" : "There is no data yet"}
        button={filtered ? <Button onClick={onClearFilters}>Clear filters</Button> : undefined}
      >
        {filtered ? (
          "No orders were found for them at any time."
        ) : (
          <>
            Import a shop's orders with <code>npm run vigie -- import</code>, then come back. If data should be here,{" "}
            <TextLink href={CONFIGURATION_PATH}>check the connection</TextLink>.
          </>
        )}
      </EmptyState>
    );
  }
  const { from, to } = available;
  const offer = offeredRange(available, asked);
  return (
    <EmptyState
      variant="not-found"
      message="No data in this time range"
      button={<Button onClick={() => onRange(offer)}>{`Show ${offer.from} to ${lastDay(offer.to)}`}</Button>}
    >
      The data {filtered ? "under these filters " : ""}runs from {from} to {lastDay(to)}.
    </EmptyState>
  );
}
