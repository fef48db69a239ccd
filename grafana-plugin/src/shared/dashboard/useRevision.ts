import { LoadingState, type PanelProps } from "@grafana/data";
import { useEffect, useState } from "react";

/** A dashboard's refresh gives the panel its range anew, relative ranges as other moments. */
export function useRevision({ from, to }: PanelProps["timeRange"], data: PanelProps["data"] | undefined): number {
  const [revision, setRevision] = useState(0);
  const [start, end] = [from.valueOf(), to.valueOf()];
  const idle = data?.state !== LoadingState.Loading;
  // biome-ignore lint/correctness/useExhaustiveDependencies: they are what a refresh changes
  useEffect(() => setRevision((count) => count + 1), [start, end, idle]);
  return revision;
}
