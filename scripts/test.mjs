// `npm test`: installs what is missing and runs every test that needs no server of another vendor.
import { ensureBuilt } from "./build.mjs";
import { ensureInstalled } from "./install.mjs";
import { vitest } from "./vitest.mjs";

ensureInstalled();
await ensureBuilt();
// Faults measure what happens under kill -9: they have the machine for themselves.
vitest([["unit", "plugin", "console", "long"], ["faults"]], process.argv.slice(2));
