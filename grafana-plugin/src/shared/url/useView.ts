import { getTimeZone } from "@grafana/data";
import { useCallback, useMemo, useState } from "react";
import { useLocation, useNavigate } from "react-router";
import type { Slice } from "../api/request.ts";
import type { Interval } from "../api/types.ts";
import { isTimeZone } from "../time/bucket.ts";
import { resolveInterval } from "../time/interval.ts";
import { DEFAULT_RANGE, isValidRange, type RawRange, toApiRange, toInstants } from "../time/range.ts";
import {
  FIRST_PAGE,
  type ParamPatch,
  readViewState,
  type ViewState,
  writeParams,
  writeViewState,
} from "./viewState.ts";

export interface View extends ViewState {
  timeZone: string;
  /** The range as the API takes it, with the filters. */
  slice: Slice;
  /** The range as exact moments. */
  instants: { from: string; to: string };
  /** The interval after "auto" is worked out. */
  bucket: Exclude<Interval, "none">;
  search: string;
  params: URLSearchParams;
  update: (patch: Partial<ViewState>) => void;
  setParams: (patch: ParamPatch) => void;
  /** Asks everything again, and takes "now" anew. */
  refresh: () => void;
  /** Counts the refreshes. */
  revision: number;
}

export function useView(home: RawRange = DEFAULT_RANGE): View {
  const { pathname, search } = useLocation();
  const navigate = useNavigate();
  const preferred = getTimeZone();
  const [revision, setRevision] = useState(0);
  const refresh = useCallback(() => setRevision((count) => count + 1), []);
  // biome-ignore lint/correctness/useExhaustiveDependencies: a refresh works out "now" again
  const values = useMemo(() => resolve(search, preferred, home), [search, preferred, home, revision]);
  const go = useCallback((next: string) => navigate(pathname + next), [navigate, pathname]);
  const update = useCallback(
    (patch: Partial<ViewState>) => go(writeViewState(writeParams(search, FIRST_PAGE), patch, home)),
    [go, search, home],
  );
  const setParams = useCallback((patch: ParamPatch) => go(writeParams(search, patch)), [go, search]);
  return { ...values, search, update, setParams, refresh, revision };
}

function resolve(
  search: string,
  preferred: string,
  home: RawRange,
): Omit<View, "search" | "update" | "setParams" | "refresh" | "revision"> {
  const params = new URLSearchParams(search);
  const state = readViewState(search, home);
  const timeZone = isTimeZone(state.timeZone) ? state.timeZone : preferred;
  const range = isValidRange(state.range, timeZone) ? state.range : home;
  const { from, to } = toApiRange(range, timeZone);
  return {
    ...state,
    range,
    timeZone,
    slice: { from, to, filters: state.filters, ...(params.get("attacks") === "exclude" && { attacks: "exclude" }) },
    instants: toInstants(range, timeZone),
    bucket: resolveInterval(state.interval, from, to),
    params,
  };
}
