import type { ReactNode } from "react";
import type { Loaded } from "../api/useApi.ts";
import { FailureMessage } from "./StateMessage.tsx";

interface Props<Doc> {
  loaded: Loaded<Doc>;
  /** Its shape while the first answer loads. */
  skeleton: ReactNode;
  children: (doc: Doc) => ReactNode;
}

/** What there is to see of an answer, or why there is none. */
export function WhenLoaded<Doc>({ loaded: { doc, failure, retry }, skeleton, children }: Props<Doc>) {
  if (failure) {
    return <FailureMessage failure={failure} onRetry={retry} />;
  }
  return doc ? children(doc) : skeleton;
}
