import { getTimeZone } from "@grafana/data";
import { useCallback, useMemo } from "react";
import { useLocation, useNavigate } from "react-router";
import type { Slice } from "../api/request.ts";
import type { Interval } from "../api/types.ts";
import { isTimeZone } from "../time/bucket.ts";
import { resolveInterval } from "../time/interval.ts";
import { DEFAULT_RANGE, isValidRange, toApiRange } from "../time/range.ts";
import { readViewState, type ViewState, writeParams, writeViewState } from "./viewState.ts";

export interface View extends ViewState {
  timeZone: string;
  /** The range as the API takes it, with the filters. */
  slice: Slice;
  /** The interval after "auto" is worked out. */
  bucket: Exclude<Interval, "none">;
  search: string;
  params: URLSearchParams;
  update: (patch: Partial<ViewState>) => void;
  setParams: (patch: Record<string, string | undefined>) => void;
}

export function useView(): View {
  const { pathname, search } = useLocation();
  const navigate = useNavigate();
  const preferred = getTimeZone();
  const values = useMemo(() => resolve(search, preferred), [search, preferred]);
  const go = useCallback((next: string) => navigate(pathname + next), [navigate, pathname]);
  const update = useCallback(
    (patch: Partial<ViewState>) =>
      go(writeViewState(writeParams(search, { page: undefined, cursor: undefined }), patch)),
    [go, search],
  );
  const setParams = useCallback(
    (patch: Record<string, string | undefined>) => go(writeParams(search, patch)),
    [go, search],
  );
  return { ...values, search, update, setParams };
}

function resolve(search: string, preferred: string) {
  const state = readViewState(search);
  const timeZone = isTimeZone(state.timeZone) ? state.timeZone : preferred;
  const range = isValidRange(state.range, timeZone) ? state.range : DEFAULT_RANGE;
  const { from, to } = toApiRange(range, timeZone);
  return {
    ...state,
    range,
    timeZone,
    slice: { from, to, filters: state.filters },
    bucket: resolveInterval(state.interval, from, to),
    params: new URLSearchParams(search),
  };
}
