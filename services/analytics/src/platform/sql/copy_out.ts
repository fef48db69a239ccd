import type { Socket } from "node:net";
import { socketAt } from "@vigie/db";
import { newline } from "./copy_bytes.ts";
import { CopyMessages } from "./copy_messages.ts";
import { literals, type Runner, type Statement, type Value } from "./index.ts";

/** Where a row of COPY's text format lies: its bytes, without the line's end. */
export type OnRow = (bytes: Buffer, from: number, to: number) => void;

/** The socket of a session that nothing else is asked in meanwhile. */
async function socketOf(session: Runner): Promise<Socket | undefined> {
  const [end] = (await session
    .unsafe("select host(inet_client_addr()) as address, inet_client_port() as port")
    .simple()) as unknown as { address: string | null; port: number | null }[];
  return end?.address && end.port ? socketAt(end.address, end.port) : undefined;
}

/**
 * Takes the rows out of what comes in, before the driver has made an object of each; what else comes is left to the driver.
 * Answers how to leave all of it to the driver again.
 */
function readAhead(socket: Socket, onRow: OnRow): () => void {
  const drivers = socket.listeners("data") as ((bytes: Buffer) => void)[];
  const handOn = (bytes: Buffer) => {
    for (const driver of drivers) driver.call(socket, bytes);
  };
  const messages = new CopyMessages(onRow, handOn);
  const take = (bytes: Buffer) => messages.take(bytes);
  for (const driver of drivers) socket.off("data", driver);
  socket.on("data", take);
  return () => {
    // A connection that was lost has no listeners any more, and needs none.
    if (!socket.listeners("data").includes(take)) return;
    socket.off("data", take);
    messages.end();
    for (const driver of drivers) socket.on("data", driver);
  };
}

/** Whole rows as the driver hands them on. */
function eachRow(rows: Buffer, onRow: OnRow): void {
  for (let at = 0; at < rows.length; ) {
    const end = rows.indexOf(newline, at);
    if (end < 0) throw new Error("A row of COPY is cut off.");
    onRow(rows, at, end);
    at = end + 1;
  }
}

/**
 * Hands over the rows that a COPY statement tells, and ends when there are no more. COPY takes no parameters: they are written
 * into its text. Millions of rows are worth reading past the driver where its socket is known.
 */
export async function copyOut(
  session: Runner,
  it: Statement,
  parameters: Record<string, Value>,
  onRow: OnRow,
): Promise<void> {
  const given = literals(it, parameters);
  const text = it.text.replace(/\$(\d+)/g, (_, at: string) => given[Number(at) - 1] ?? "null");
  let failure: { error: unknown } | undefined;
  // After a fault the rest is let through: a session whose COPY is not read to its end answers nothing more.
  const guarded: OnRow = (bytes, from, to) => {
    if (failure) return;
    try {
      onRow(bytes, from, to);
    } catch (error) {
      failure = { error };
    }
  };
  const socket = await socketOf(session);
  const leave = socket ? readAhead(socket, guarded) : () => {};
  try {
    const source = await session.unsafe(text).readable();
    await new Promise<void>((resolve, reject) => {
      source.on("data", (rows: Buffer) => eachRow(rows, guarded));
      source.once("end", resolve).once("error", reject);
    });
  } finally {
    leave();
  }
  if (failure) throw failure.error;
}
