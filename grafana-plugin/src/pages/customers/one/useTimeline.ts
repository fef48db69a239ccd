import { useCallback, useEffect, useState } from "react";
import { fetchDoc } from "../../../shared/api/client.ts";
import type { CustomerEvent, CustomerTimelineDoc } from "../../../shared/api/types.ts";
import { useAction } from "../../../shared/api/useAction.ts";
import { type Loaded, useApi } from "../../../shared/api/useApi.ts";
import { timelineRequest } from "../../../shared/customers/requests.ts";

const PAGE = 50;

export interface Timeline {
  first: Loaded<CustomerTimelineDoc>;
  /** Newest first, as far as was asked for. */
  rows: CustomerEvent[];
  hasMore: boolean;
  loadMore: () => void;
  busy: boolean;
  failed: string | undefined;
}

interface Older {
  of: CustomerTimelineDoc | undefined;
  rows: CustomerEvent[];
  cursor: string | null;
}

export function useTimeline(id: string, revision: number): Timeline {
  const first = useApi(timelineRequest(id, { limit: PAGE }), revision);
  const { doc } = first;
  const [older, setOlder] = useState<Older>(() => fresh(doc));
  // Another answer to the first question starts anew.
  useEffect(() => setOlder(fresh(doc)), [doc]);
  const current = older.of === doc ? older : fresh(doc);
  const ask = useCallback((cursor: string) => fetchDoc(timelineRequest(id, { limit: PAGE, cursor })), [id]);
  const add = useCallback(
    ({ rows, next_cursor }: CustomerTimelineDoc) =>
      setOlder((known) => ({ ...known, rows: [...known.rows, ...rows], cursor: next_cursor })),
    [],
  );
  const { run, busy, failure } = useAction(ask, add);
  return {
    first,
    rows: [...(doc?.rows ?? []), ...current.rows],
    hasMore: current.cursor !== null,
    loadMore: () => {
      if (current.cursor) {
        run(current.cursor);
      }
    },
    busy,
    failed: failure && `${failure.what}: ${failure.why}`,
  };
}

function fresh(doc: CustomerTimelineDoc | undefined): Older {
  return { of: doc, rows: [], cursor: doc?.next_cursor ?? null };
}
