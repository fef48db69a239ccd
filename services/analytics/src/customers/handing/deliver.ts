import { createHmac } from "node:crypto";
import { setTimeout as sleep } from "node:timers/promises";
import type { Sql } from "@vigie/db";
import { VigieError } from "../../platform/errors/index.ts";
import { peopleOf } from "./people.ts";
import type { DeliveryRequest, HandedCustomer } from "./schema.ts";

export interface Delivery extends DeliveryRequest {
  /** The same for every try, so that the receiver takes each page once. */
  delivery: string;
  personal: boolean;
}

export interface DeliverOptions {
  /** What the pages are signed with. */
  secret: string;
  /** How long to wait before each further try. */
  waitsMs?: readonly number[];
  onPage?: (sent: number) => Promise<void>;
}

const atOnce = 1_000;
const timeoutMs = 15_000;
const usualWaits = [1_000, 5_000, 25_000];

/** The signature of a body: HMAC with SHA-256, as a receiver works it out from the bytes it got. */
export const signatureOf = (body: string, secret: string): string =>
  `sha256=${createHmac("sha256", secret).update(body).digest("hex")}`;

async function post(
  url: string,
  body: string,
  headers: Record<string, string>,
): Promise<{ ok: boolean; final: boolean; words: string }> {
  try {
    const answer = await fetch(url, {
      method: "POST",
      body,
      headers,
      signal: AbortSignal.timeout(timeoutMs),
      redirect: "error",
    });
    await answer.arrayBuffer();
    const mayPass = answer.status >= 500 || answer.status === 429 || answer.status === 408;
    return { ok: answer.ok, final: !mayPass, words: `it answered ${answer.status}` };
  } catch {
    return { ok: false, final: false, words: "it does not answer" };
  }
}

async function sendPage(
  body: string,
  page: number,
  { url, delivery }: Delivery,
  { secret, waitsMs = usualWaits }: DeliverOptions,
): Promise<void> {
  const headers = {
    "content-type": "application/json",
    "x-vigie-delivery": delivery,
    "x-vigie-page": String(page),
    "x-vigie-signature-256": signatureOf(body, secret),
  };
  for (let tries = 0; ; tries++) {
    const { ok, final, words } = await post(url, body, headers);
    if (ok) return;
    const wait = waitsMs[tries];
    // The address may hold a secret: it stands in no message.
    if (final || wait === undefined)
      throw new VigieError("unavailable", `The receiver did not take page ${page}: ${words}.`);
    await sleep(wait);
  }
}

/** Sends a segment to an address, page by page, signed, each page tried again while the receiver is away. */
export async function deliver(
  sql: Sql,
  it: Delivery,
  options: DeliverOptions,
): Promise<{ customers: number; pages: number }> {
  let page = 0;
  let sent = 0;
  const send = async (customers: HandedCustomer[], last: boolean) => {
    page++;
    const { delivery, segment, kind } = it;
    await sendPage(
      JSON.stringify({ delivery, segment: segment ?? null, kind: kind ?? null, page, last, customers }),
      page,
      it,
      options,
    );
    sent += customers.length;
    await options.onPage?.(sent);
  };
  let held: HandedCustomer[] = [];
  for await (const customers of peopleOf(sql, it, { personal: it.personal, atOnce })) {
    if (held.length > 0) await send(held, false);
    held = customers;
  }
  await send(held, true);
  return { customers: sent, pages: page };
}
