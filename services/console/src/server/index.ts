export { createConsole } from "./createConsole.ts";
export type { ConsoleOptions } from "./options.ts";
