import { once } from "node:events";
import { Worker } from "node:worker_threads";
import { type Asked, countCells } from "./cells.ts";
import type { Columns } from "./columns.ts";
import { type Ordered, ordered, type Unordered } from "./purchases.ts";
import type { Question } from "./second.worker.ts";

type Cells = Pick<Columns, "length" | "numbers" | "sums">;

/** Does what can be done beside the main thread: first the days, then cells by them. */
export interface Second {
  order(it: Unordered): Promise<Ordered>;
  count(asked: Asked): Promise<Cells>;
  end(): Promise<unknown>;
}

/** With fewer rows of purchases than this a thread takes longer to begin than it saves. */
export const worthIt = 200_000;

/** Everything at once, here. */
function noSecond(): Second {
  let days: Ordered;
  const order = async (it: Unordered) => (days = ordered(it));
  return { order, count: async (asked) => countCells(days, asked), end: async () => undefined };
}

/** A thread that may be begun before it is asked; without that everything is done here. */
export class MaybeSecond implements Second {
  private second: Second = noSecond();
  private isBegun = false;

  begin(): void {
    if (!this.isBegun) this.second = beginSecond();
    this.isBegun = true;
  }

  order(it: Unordered): Promise<Ordered> {
    return this.second.order(it);
  }

  count(asked: Asked): Promise<Cells> {
    return this.second.count(asked);
  }

  end(): Promise<unknown> {
    return this.second.end();
  }
}

function beginSecond(): Second {
  const worker = new Worker(new URL("./second.worker.ts", import.meta.url));
  let last: Promise<unknown> = Promise.resolve();
  /** It answers in turn. */
  const ask = <Answer>(question: Question, give: ArrayBuffer[] = []): Promise<Answer> => {
    const answer = last.then(async () => {
      worker.postMessage(question, give);
      const [answer] = await once(worker, "message");
      return answer as Answer;
    });
    last = answer.catch(() => {});
    return answer;
  };
  return {
    // What was read is given away: nobody needs it any more.
    order: (it) =>
      ask<Ordered>(
        { unordered: it },
        it.parts.flatMap(({ numbers, sums }) => [...numbers, sums].map((one) => one.buffer as ArrayBuffer)),
      ),
    count: (asked) => ask<Cells>({ asked }),
    end: () => worker.terminate(),
  };
}
