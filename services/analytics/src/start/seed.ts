import type { Config } from "../config.ts";

export async function seedIfEmpty(_url: string, _config: Config, _say: (text: string) => void): Promise<void> {}
