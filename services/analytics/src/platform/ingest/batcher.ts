import { VigieError } from "../errors/index.ts";

interface Options {
  /** At most so many at once. */
  most: number;
  /** More than this waiting: new ones are refused, so that memory stays bounded. */
  waiting: number;
}

interface Waiting<Item, Result> {
  item: Item;
  resolve: (result: Result) => void;
  reject: (error: unknown) => void;
}

/**
 * Writes what arrives at the same time together: one transaction, one commit, and each sender is answered after it.
 * While one batch is written the next one gathers, so a burst is written in fewer, larger batches.
 */
export function createBatcher<Item, Result>(write: (items: Item[]) => Promise<Result[]>, { most, waiting }: Options) {
  let queue: Waiting<Item, Result>[] = [];
  let busy = false;

  async function drain(): Promise<void> {
    if (busy) return;
    busy = true;
    while (queue.length > 0) {
      const batch = queue.slice(0, most);
      queue = queue.slice(most);
      try {
        const results = await write(batch.map((it) => it.item));
        for (const [index, it] of batch.entries()) it.resolve(results[index] as Result);
      } catch (error) {
        for (const it of batch) it.reject(error);
      }
    }
    busy = false;
  }

  return function add(item: Item): Promise<Result> {
    if (queue.length >= waiting)
      return Promise.reject(new VigieError("unavailable", "Too much is waiting to be written. Send it again later."));
    return new Promise((resolve, reject) => {
      queue.push({ item, resolve, reject });
      setImmediate(() => void drain());
    });
  };
}
