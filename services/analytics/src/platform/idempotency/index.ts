import { createHash } from "node:crypto";
import { z } from "@hono/zod-openapi";
import { VigieError } from "../errors/index.ts";
import { json, type Runner, run, statement } from "../sql/index.ts";

const load = (file: string) => statement(import.meta.url, file);
const statements = {
  claimKey: load("claim_key.sql"),
  recallAnswer: load("recall_answer.sql"),
  settleKey: load("settle_key.sql"),
};

/** The header that names a request, so that its repeat is known. */
export const keyHeader = z.object({
  "idempotency-key": z
    .string()
    .min(1)
    .max(200)
    .optional()
    .openapi({ description: "Repeat a request with the same key as often as needed." }),
});

export interface Answer {
  status: number;
  body: object;
}

export interface Request {
  tokenId: number;
  key: string;
  /** What the key stands for: method, path and body. */
  content: string;
}

/**
 * Runs `work` once for a key, in the caller's transaction; a repeat gets the first answer, word for word.
 * A second request with the key while the first is under way waits for it.
 */
export async function once(tx: Runner, request: Request, work: () => Promise<Answer>): Promise<Answer> {
  const hash = createHash("sha256").update(request.content).digest("hex");
  const who = { token_id: request.tokenId, key: request.key };
  const claimed = await run(tx, statements.claimKey, { ...who, hash });
  if (claimed.length === 0) {
    const [first] = await run<{ hash: string; status: number; response: object }>(tx, statements.recallAnswer, who);
    if (first?.hash !== hash) {
      throw new VigieError("conflict", "This Idempotency-Key was used for another request. Use a new key.");
    }
    return { status: first.status, body: first.response };
  }
  const answer = await work();
  await run(tx, statements.settleKey, { ...who, status: answer.status, response: json(answer.body) });
  return answer;
}
