export type Program = "loki" | "prometheus" | "promtool";
export function findProgram(name: Program): string | undefined;
export function ensureProgram(name: Program): string | undefined;
