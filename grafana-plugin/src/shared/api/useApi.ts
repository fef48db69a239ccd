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
  key: string | undefined;
  doc: Doc | undefined;
  failure: Failure | undefined;
}

/** A new `revision` asks the same question again and keeps the old answer on screen meanwhile. */
export function useApi<Doc>(request: ApiRequest<Doc> | undefined, revision = 0): Loaded<Doc> {
  const url = request && toUrl(request);
  const key = url && `${revision} ${url}`;
  const [attempt, setAttempt] = useState(0);
  const [state, setState] = useState<State<Doc>>({ key: undefined, doc: undefined, failure: undefined });
  const retry = useCallback(() => {
    setState((previous) => ({ ...previous, key: undefined, failure: undefined }));
    setAttempt((count) => count + 1);
  }, []);

  // biome-ignore lint/correctness/useExhaustiveDependencies: the key stands for the request, an attempt asks again
  useEffect(() => {
    if (!request || !key) {
      return;
    }
    const subscription = watch(request).subscribe({
      next: (doc) => setState({ key, doc, failure: undefined }),
      error: (error: unknown) => setState({ key, doc: undefined, failure: toFailure(error) }),
    });
    return () => subscription.unsubscribe();
  }, [key, attempt]);

  return { doc: state.doc, failure: state.failure, loading: key !== undefined && state.key !== key, retry };
}
