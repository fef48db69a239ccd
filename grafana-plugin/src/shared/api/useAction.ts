import { useCallback, useState } from "react";
import { type Failure, toFailure } from "./problem.ts";

export interface Action<Input> {
  /** Resolves to whether it worked. */
  run: (input: Input) => Promise<boolean>;
  busy: boolean;
  failure: Failure | undefined;
}

/** Something that writes: one at a time, and its failure stays until the next try. */
export function useAction<Input, Doc>(send: (input: Input) => Promise<Doc>, onDone: (doc: Doc) => void): Action<Input> {
  const [busy, setBusy] = useState(false);
  const [failure, setFailure] = useState<Failure>();
  const run = useCallback(
    async (input: Input) => {
      setBusy(true);
      setFailure(undefined);
      try {
        onDone(await send(input));
        return true;
      } catch (error) {
        setFailure(toFailure(error));
        return false;
      } finally {
        setBusy(false);
      }
    },
    [send, onDone],
  );
  return { run, busy, failure };
}
