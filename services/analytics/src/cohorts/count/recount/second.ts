import { once } from "node:events";
import { Worker } from "node:worker_threads";
import { type Asked, countCells } from "./cells.ts";
import type { Columns } from "./columns.ts";
import { type Days, daysInOrder, type Unordered } from "./purchases.ts";
import type { Question } from "./second.worker.ts";

type Cells = Pick<Columns, "length" | "numbers" | "sums">;

/** Does what can be done beside the main thread: first the days, then cells by them. */
export interface Second {
  order(it: Unordered): Promise<Days>;
  count(asked: Asked): Promise<Cells>;
  end(): Promise<unknown>;
}

/** With fewer rows than this a thread takes longer to begin than it saves. */
const worthIt = 200_000;

/** Rows of purchases decide whether there is a second thread; without one everything is done at once, here. */
export function openSecond(rows: number): Second {
  if (rows < worthIt) {
    let days: Days;
    const order = async (it: Unordered) => (days = daysInOrder(it));
    return { order, count: async (asked) => countCells(days, asked), end: async () => undefined };
  }
  const worker = new Worker(new URL("./second.worker.ts", import.meta.url));
  const ask = async <Answer>(question: Question, give: ArrayBuffer[] = []): Promise<Answer> => {
    worker.postMessage(question, give);
    const [answer] = await once(worker, "message");
    return answer as Answer;
  };
  return {
    // What was read is given away: nobody needs it any more.
    order: (it) =>
      ask<Days>(
        { unordered: it },
        [...it.numbers, it.sums].map((one) => one.buffer as ArrayBuffer),
      ),
    count: (asked) => ask<Cells>({ asked }),
    end: () => worker.terminate(),
  };
}
