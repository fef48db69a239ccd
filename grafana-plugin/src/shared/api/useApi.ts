import { useCallback, useEffect, useState } from "react";
import { watch } from "./client.ts";
import { type Failure, toFailure } from "./problem.ts";
import { type ApiRequest, toUrl } from "./request.ts";

/** `doc` stays while the next answer loads, so that a page dims instead of jumping. */
export interface Loaded<Doc> {
  doc: Doc | undefined;
  loading: boolean;
  failure: Failure | undefined;
  retry: () => void;
}

interface State<Doc> {
  url: string | undefined;
  doc: Doc | undefined;
  failure: Failure | undefined;
}

export function useApi<Doc>(request: ApiRequest<Doc> | undefined): Loaded<Doc> {
  const url = request && toUrl(request);
  const [attempt, setAttempt] = useState(0);
  const [state, setState] = useState<State<Doc>>({ url: undefined, doc: undefined, failure: undefined });
  const retry = useCallback(() => {
    setState((previous) => ({ ...previous, url: undefined, failure: undefined }));
    setAttempt((count) => count + 1);
  }, []);

  // biome-ignore lint/correctness/useExhaustiveDependencies: the URL stands for the request, an attempt asks again
  useEffect(() => {
    if (!request || !url) {
      return;
    }
    const subscription = watch(request).subscribe({
      next: (doc) => setState({ url, doc, failure: undefined }),
      error: (error: unknown) => setState({ url, doc: undefined, failure: toFailure(error) }),
    });
    return () => subscription.unsubscribe();
  }, [url, attempt]);

  return { doc: state.doc, failure: state.failure, loading: url !== undefined && state.url !== url, retry };
}
