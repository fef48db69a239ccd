import { Button, InlineSwitch, Text } from "@grafana/ui";
import { useMemo, useRef, useState } from "react";
import type { LogFilters } from "../../shared/api/signalRequests.ts";
import { ChartPanel } from "../../shared/components/ChartPanel.tsx";
import { Bone } from "../../shared/components/Skeletons.tsx";
import { FailureMessage } from "../../shared/components/StateMessage.tsx";
import { downloadText } from "../../shared/format/csv.ts";
import type { View } from "../../shared/url/useView.ts";
import { LineList } from "./LineList.tsx";
import { UNKNOWN } from "./LogStateNote.tsx";
import { linesCsv } from "./linesCsv.ts";
import { TailNote } from "./TailNote.tsx";
import { useLines } from "./useLines.ts";
import { useTail } from "./useTail.ts";

interface Props {
  view: View;
  filters: LogFilters;
}

const NONE = { tail: "No line yet. New ones appear here.", range: "No line matches in this range." };

export function LinesPanel({ view, filters: asked }: Props) {
  // Filters are read from the address anew on each render; the questions must not be.
  const key = JSON.stringify(asked);
  const filters = useMemo<LogFilters>(() => JSON.parse(key), [key]);
  const lines = useLines(view.instants, filters, view.revision);
  const scroll = useRef<HTMLElement>(null);
  const [scrolled, setScrolled] = useState(false);
  const tail = view.params.get("tail") === "on";
  const newest = lines.rows[0]?.id;
  const failed = useTail({
    on: tail && lines.first.doc !== undefined,
    paused: scrolled,
    window: view.instants,
    filters,
    newest,
    onLines: lines.prepend,
  });
  const { doc, failure, loading, retry } = lines.first;
  if (failure) {
    return <FailureMessage failure={failure} onRetry={retry} />;
  }
  if (!doc) {
    return <Bone height={320} />;
  }
  const resume = () => scroll.current?.scrollTo({ top: 0 });
  return (
    <ChartPanel
      title="Lines"
      description="Newest first. Open a line to see its attributes; the arrow keys walk from line to line."
      loading={loading}
      onCsv={() => downloadText("lines.csv", linesCsv(lines.rows))}
      actions={<TailSwitch on={tail} onChange={() => view.setParams({ tail: tail ? undefined : "on" })} />}
      chart={
        <>
          {tail && <TailNote paused={scrolled} failed={failed} onResume={resume} />}
          {lines.rows.length === 0 ? (
            <Text color="secondary">{doc.state.reachable ? NONE[tail ? "tail" : "range"] : UNKNOWN}</Text>
          ) : (
            <LineList
              timeZone={view.timeZone}
              rows={lines.rows}
              onService={(service) => view.setParams({ service })}
              ref={scroll}
              onScrolled={setScrolled}
            />
          )}
          {lines.hasMore && (
            <Button size="sm" variant="secondary" fill="text" disabled={lines.loadingMore} onClick={lines.loadMore}>
              {lines.loadingMore ? "Loading older lines…" : "Load older lines"}
            </Button>
          )}
          {lines.moreFailed && <Text color="error">{lines.moreFailed}</Text>}
        </>
      }
    />
  );
}

function TailSwitch({ on, onChange }: { on: boolean; onChange: () => void }) {
  return <InlineSwitch id="vigie-tail" label="Tail" showLabel transparent value={on} onChange={onChange} />;
}
