import { dateTimeFormatTimeAgo } from "@grafana/data";
import { Icon, Stack, Text, Tooltip } from "@grafana/ui";
import type { Provenance } from "../api/types.ts";
import { formatCount } from "../format/cell.ts";

interface Props {
  provenance: Provenance;
}

export function Freshness({ provenance }: Props) {
  const { fresh_as_of, pending_facts } = provenance;
  const fresh = fresh_as_of ? `Fresh as of ${dateTimeFormatTimeAgo(fresh_as_of)}` : "Counted from raw facts";
  const pending = pending_facts > 0 ? `, ${formatCount(pending_facts)} newer facts not counted yet` : "";
  return (
    <Tooltip content={<ProvenanceText provenance={provenance} />}>
      {/* biome-ignore lint/a11y/noNoninteractiveTabindex: the provenance must be reachable without a mouse */}
      <span tabIndex={0}>
        <Stack gap={0.5} alignItems="center">
          <Icon name={pending_facts > 0 ? "exclamation-triangle" : "clock-nine"} size="sm" aria-hidden="true" />
          <Text color="secondary" variant="bodySmall">
            {fresh}
            {pending}
          </Text>
        </Stack>
      </span>
    </Tooltip>
  );
}

export function ProvenanceText({ provenance }: Props) {
  const { method, rows_read, elapsed_ms, fresh_as_of } = provenance;
  return (
    <>
      <div>Method: {method}</div>
      <div>
        Read {formatCount(rows_read)} rows in {Math.round(elapsed_ms)} ms
      </div>
      {fresh_as_of && <div>Rollups refreshed: {new Date(fresh_as_of).toLocaleString()}</div>}
    </>
  );
}
