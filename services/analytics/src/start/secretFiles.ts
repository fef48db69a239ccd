import { invalid } from "../platform/errors/index.ts";

type Env = Record<string, string | undefined>;

/**
 * For every setting X that may be secret, `X_FILE` may name a file that holds it, as official images have it. Answers
 * the environment with the files read; a setting that is given twice, or a file without content, is an error.
 */
export function readSecretFiles(env: Env, names: readonly string[], read: (file: string) => string): Env {
  const filled: Env = { ...env };
  for (const name of names) {
    const file = env[`${name}_FILE`];
    if (!file) continue;
    if (env[name]) throw invalid(`${name}_FILE`, `is set beside ${name}`, "Set one of the two.");
    let content: string;
    try {
      content = read(file).trim();
    } catch (error) {
      const { code } = error as NodeJS.ErrnoException;
      throw invalid(`${name}_FILE`, `${file} cannot be read (${code})`, "Check the path and who may read it.");
    }
    if (!content) throw invalid(`${name}_FILE`, `${file} is empty`, "Write the secret into it.");
    filled[name] = content;
  }
  return filled;
}

/** The address of the database with its password, where that comes in a file of its own. */
export function withPassword(url: string | undefined, password: string | undefined): string | undefined {
  if (!url || !password) return url;
  const full = new URL(url);
  if (decodeURIComponent(full.password) === password) return url;
  if (full.password) throw invalid("DATABASE_PASSWORD", "is set, and DATABASE_URL has a password", "Give it once.");
  full.password = encodeURIComponent(password);
  return full.href;
}
