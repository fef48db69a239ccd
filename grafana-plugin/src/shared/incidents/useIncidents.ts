import { useCallback } from "react";
import { incidentsRequest } from "../api/incidentRequests.ts";
import type { Incident } from "../api/types.ts";
import { useApi } from "../api/useApi.ts";
import type { View } from "../url/useView.ts";
import { sharedSearch } from "../url/viewState.ts";
import { incidentHref, incidentsHref } from "./incidentHref.ts";

export interface IncidentsOnChart {
  incidents: Incident[];
  /** Whether charts draw them. */
  shown: boolean;
  toggle: () => void;
  hrefOf: (incident: Incident) => string;
  listHref: string;
  /** A chart works without them, so this is said beside it and not instead of it. */
  failed: string | undefined;
}

const MOST = 200;
const OFF = "off";

/** `incidents=off` in the address; left out: they are drawn. */
export function useIncidents(view: View): IncidentsOnChart {
  const { params, search, setParams, instants, revision } = view;
  const { doc, failure } = useApi(incidentsRequest(instants, undefined, MOST), revision);
  const shown = params.get("incidents") !== OFF;
  const toggle = useCallback(() => setParams({ incidents: shown ? OFF : undefined }), [setParams, shown]);
  const shared = sharedSearch(search);
  return {
    incidents: doc?.rows ?? NONE,
    shown,
    toggle,
    hrefOf: ({ id }) => incidentHref(id, shared),
    listHref: incidentsHref(shared),
    failed: failure?.why,
  };
}

const NONE: Incident[] = [];
