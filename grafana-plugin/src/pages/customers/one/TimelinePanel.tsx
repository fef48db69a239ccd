import { Button, FilterPill, Stack, Text } from "@grafana/ui";
import type { CustomerEvent } from "../../../shared/api/types.ts";
import { ChartPanel } from "../../../shared/components/ChartPanel.tsx";
import { DataTable } from "../../../shared/components/DataTable.tsx";
import { Bone } from "../../../shared/components/Skeletons.tsx";
import { FailureMessage } from "../../../shared/components/StateMessage.tsx";
import { countOf, formatNumber } from "../../../shared/format/cell.ts";
import { downloadText, toCsv } from "../../../shared/format/csv.ts";
import { formatMoment } from "../../../shared/time/moment.ts";
import type { View } from "../../../shared/url/useView.ts";
import { EventList } from "./EventList.tsx";
import { detailText, EVENT_KIND_IDS, EVENT_KINDS, readKinds, toggleKind } from "./timelineKinds.ts";
import { useTimeline } from "./useTimeline.ts";

interface Props {
  id: string;
  view: View;
}

export function TimelinePanel({ id, view }: Props) {
  const timeline = useTimeline(id, view.revision);
  const { first, rows, hasMore, loadMore, busy, failed } = timeline;
  const kinds = readKinds(view.params);
  const shown = rows.filter(({ kind }) => kinds.includes(kind));
  return (
    <ChartPanel
      title="Timeline"
      description="Orders, refunds, visits, support tickets and moves between segments, newest first."
      loading={first.loading && first.doc !== undefined}
      onCsv={() => downloadText(`timeline-${id}.csv`, csv(shown))}
      chart={
        <Stack direction="column" gap={1}>
          <Kinds view={view} rows={rows} />
          {first.failure && <FailureMessage failure={first.failure} onRetry={first.retry} />}
          {!first.doc && !first.failure && <Bone height={320} />}
          {first.doc && shown.length === 0 && (
            <Text color="secondary">
              {rows.length === 0 ? "Nothing is known yet." : "Nothing of these kinds so far."}
            </Text>
          )}
          <EventList rows={shown} timeZone={view.timeZone} />
          {failed && <Text color="error">{failed}</Text>}
          {hasMore && (
            <div>
              <Button size="sm" variant="secondary" disabled={busy} onClick={loadMore}>
                Show older
              </Button>
            </div>
          )}
        </Stack>
      }
      table={<TimelineTable rows={shown} timeZone={view.timeZone} />}
    />
  );
}

function Kinds({ view, rows }: { view: View; rows: CustomerEvent[] }) {
  const chosen = readKinds(view.params);
  return (
    <Stack gap={0.5} wrap="wrap">
      {EVENT_KIND_IDS.map((kind) => (
        <FilterPill
          key={kind}
          label={`${EVENT_KINDS[kind].name} (${rows.filter((row) => row.kind === kind).length})`}
          selected={chosen.includes(kind)}
          onClick={() => view.setParams(toggleKind(chosen, kind))}
        />
      ))}
      <Text color="secondary" variant="bodySmall">
        {countOf(rows.length, "entries")} loaded
      </Text>
    </Stack>
  );
}

function TimelineTable({ rows, timeZone }: { rows: CustomerEvent[]; timeZone: string }) {
  return (
    <DataTable
      label="Timeline as a table"
      rows={rows}
      rowKey={({ at, title }) => `${at} ${title}`}
      currency={null}
      maxHeight={560}
      columns={[
        { id: "at", header: "When", cell: ({ at }) => formatMoment(at, timeZone) },
        { id: "kind", header: "Kind", cell: ({ kind }) => EVENT_KINDS[kind].name },
        { id: "title", header: "What", wrap: true, cell: ({ title }) => title },
        { id: "detail", header: "Detail", wrap: true, cell: detailText },
        {
          id: "amount",
          header: "Amount",
          align: "end",
          cell: ({ amount, currency }) => (amount === null ? "" : formatNumber(amount, "money", currency)),
        },
      ]}
    />
  );
}

function csv(rows: CustomerEvent[]): string {
  return toCsv(
    ["at", "kind", "id", "title", "amount", "currency", "detail"],
    rows.map((it) => [it.at, it.kind, it.id, it.title, it.amount, it.currency, detailText(it)]),
  );
}
