import { createHmac, randomBytes, timingSafeEqual } from "node:crypto";

export interface Visitor {
  token: string;
  name: string;
  scopes: string[];
}

export interface Sessions {
  open: (visitor: Visitor) => string;
  find: (cookie: string | undefined) => Visitor | undefined;
  close: (cookie: string | undefined) => void;
}

export const SESSION_SECONDS = 12 * 3600;
const MOST_SESSIONS = 1000;

/** Sessions live in memory, so a visitor's token never leaves the process; a restart asks to sign in again. */
export function createSessions(now: () => number = Date.now): Sessions {
  const key = randomBytes(32);
  const visitors = new Map<string, { visitor: Visitor; expires: number }>();
  const sign = (id: string) => createHmac("sha256", key).update(id).digest("base64url");

  function idOf(cookie: string | undefined): string | undefined {
    const [id, signature] = cookie?.split(".") ?? [];
    return id && signature && equal(signature, sign(id)) ? id : undefined;
  }

  return {
    open(visitor) {
      const oldest = visitors.keys().next().value;
      if (visitors.size >= MOST_SESSIONS && oldest) {
        visitors.delete(oldest);
      }
      const id = randomBytes(24).toString("base64url");
      visitors.set(id, { visitor, expires: now() + SESSION_SECONDS * 1000 });
      return `${id}.${sign(id)}`;
    },
    find(cookie) {
      const id = idOf(cookie);
      const entry = id ? visitors.get(id) : undefined;
      if (id && entry && entry.expires <= now()) {
        visitors.delete(id);
        return undefined;
      }
      return entry?.visitor;
    },
    close(cookie) {
      const id = idOf(cookie);
      if (id) {
        visitors.delete(id);
      }
    },
  };
}

function equal(a: string, b: string): boolean {
  const [left, right] = [Buffer.from(a), Buffer.from(b)];
  return left.length === right.length && timingSafeEqual(left, right);
}
