import { describe, expect, test } from "vitest";
import { parseConfig } from "./config.ts";

describe("secrets from files", () => {
  const files: Record<string, string> = {
    "/run/secrets/db": "p@ss/word:1#?\n",
    "/run/secrets/github": "a-secret-of-github\n",
    "/run/secrets/empty": " \n",
  };
  const read = (file: string) => {
    if (files[file] === undefined) throw Object.assign(new Error("no"), { code: "ENOENT" });
    return files[file];
  };
  const config = (env: Record<string, string>) => parseConfig(env, "/", read);

  test("a setting may be given as a file; its line break is not part of it", () => {
    expect(config({ VIGIE_GITHUB_SECRET_FILE: "/run/secrets/github" }).githubSecret).toBe("a-secret-of-github");
  });

  test("the password of the database comes in a file and reaches the server as it is written there", () => {
    const { databaseUrl = "" } = config({
      DATABASE_URL: "postgres://vigie@postgres:5432/vigie",
      DATABASE_PASSWORD_FILE: "/run/secrets/db",
    });
    expect(decodeURIComponent(new URL(databaseUrl).password)).toBe("p@ss/word:1#?");
    expect(databaseUrl).toMatch(/^postgres:\/\/vigie:[^@/]+@postgres:5432\/vigie$/);
  });

  test.each([
    [{ DATABASE_PASSWORD_FILE: "/run/secrets/nowhere" }, "cannot be read (ENOENT)"],
    [{ DATABASE_PASSWORD_FILE: "/run/secrets/empty" }, "is empty"],
    [{ DATABASE_PASSWORD_FILE: "/run/secrets/db", DATABASE_PASSWORD: "x" }, "is set beside DATABASE_PASSWORD"],
    [{ DATABASE_URL: "postgres://a:b@c/d", DATABASE_PASSWORD: "x" }, "DATABASE_URL has a password"],
  ])("%j is refused: %s", (env, fault) => {
    expect(() => config(env as Record<string, string>)).toThrow(fault);
  });

  test("a variable that only looks like one is left alone", () => {
    expect(config({ HISTORY_FILE: "/run/secrets/nowhere" }).port).toBe(4000);
  });
});
