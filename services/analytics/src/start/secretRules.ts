import { randomBytes } from "node:crypto";

/** Which secrets the stack has, and who is given which. A consumer sees its own folder and no other. */
export const secretNames = [
  "database-password",
  "report-password",
  "grafana-admin-password",
  "grafana-token",
  "grafana-admin-token",
  "ingest-token",
  "github-secret",
] as const;
export type SecretName = (typeof secretNames)[number];

export const consumers: Record<string, readonly SecretName[]> = {
  postgres: ["database-password"],
  vigie: ["database-password", "github-secret"],
  migrate: ["database-password", "report-password", "grafana-token", "grafana-admin-token", "ingest-token"],
  grafana: ["grafana-admin-password", "report-password", "grafana-token", "grafana-admin-token", "ingest-token"],
  loki: ["ingest-token"],
  prometheus: ["ingest-token"],
  falcosidekick: ["ingest-token"],
};

const shortest = 12;
const fewestDifferent = 6;
const wellKnown =
  "admin administrator changeme changethis changeit default demo example grafana guest letmein password passwort postgres postgresql qwerty qwertyuiop qwertzuiop root secret secretsecret shop test user vigie welcome".split(
    " ",
  );
const looksLike: Record<string, string> = {
  "0": "o",
  "1": "i",
  "3": "e",
  "4": "a",
  "5": "s",
  "7": "t",
  "@": "a",
  $: "s",
};

/** Whether a secret is a well-known word, or several of them, in the usual disguises: `Passw0rd123!`, `vigie-vigie`. */
function isWellKnown(secret: string): boolean {
  const plain = secret.toLowerCase().replace(/[\d!@#$%^&*()_.,?=+-]+$/, "");
  const letters = [...plain]
    .map((sign) => looksLike[sign] ?? sign)
    .filter((sign) => /[a-z]/.test(sign))
    .join("");
  if (letters === "") return secret.length < 24;
  return new RegExp(`^(?:${wellKnown.join("|")})+$`).test(letters);
}

/** Why a secret is refused, in words for the person who chose it; undefined: it is good enough. */
export function faultOfSecret(secret: string): string | undefined {
  if (secret === "") return "is empty";
  if (secret.length < shortest) return `has ${secret.length} characters; ${shortest} are the least`;
  if (!/^[\x21-\x7e]+$/.test(secret)) return "has spaces, line breaks or signs beyond ASCII";
  if (secret.includes("$")) return "has a $, which Grafana would take for a variable";
  if (new Set(secret).size < fewestDifferent) return "is too simple: it repeats a few characters";
  if (isWellKnown(secret)) return "is a well-known password";
  return undefined;
}

export const newSecret = (name: SecretName): string =>
  `${name.endsWith("-token") ? "vg_" : ""}${randomBytes(32).toString("base64url")}`;
