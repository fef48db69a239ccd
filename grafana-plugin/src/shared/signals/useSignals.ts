import { useCallback, useMemo } from "react";
import { signalsRequest } from "../api/signalRequests.ts";
import type { Signal, SignalKind } from "../api/types.ts";
import { useApi } from "../api/useApi.ts";
import type { View } from "../url/useView.ts";
import { sharedSearch } from "../url/viewState.ts";
import { isDrawn, KIND_IDS, kindsParam, readKinds } from "./kinds.ts";
import { signalHref } from "./signalHref.ts";

export interface SignalsOnChart {
  signals: Signal[];
  /** More in the range than were asked for. */
  left: number;
  kinds: SignalKind[];
  counts: Record<string, number> | undefined;
  choose: (kinds: SignalKind[]) => void;
  hrefOf: (signal: Signal) => string | undefined;
  /** A chart works without its signals, so this is said beside it and not instead of it. */
  failed: string | undefined;
  refresh: () => void;
}

const MOST = 500;

export function useSignals(view: View): SignalsOnChart {
  const { params, search, setParams, instants, revision, refresh } = view;
  const kinds = useMemo(() => readKinds(params), [params]);
  // With no kind chosen the answer still says how many there are of each.
  const { doc, failure } = useApi(
    signalsRequest(instants, kinds.length > 0 ? kinds : KIND_IDS, kinds.length > 0 ? MOST : 1),
    revision,
  );
  const signals = useMemo(
    () => (doc?.rows ?? []).filter((signal) => kinds.includes(signal.kind) && isDrawn(signal)),
    [doc, kinds],
  );
  const choose = useCallback((next: SignalKind[]) => setParams({ signals: kindsParam(next) }), [setParams]);
  const hrefOf = useCallback((signal: Signal) => signalHref(signal, sharedSearch(search)), [search]);
  const left = kinds.length > 0 && doc ? Math.max(0, doc.total - doc.rows.length) : 0;
  return { signals, left, kinds, counts: doc?.by_kind, choose, hrefOf, failed: failure?.why, refresh };
}
