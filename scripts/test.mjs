// `npm test`: installs what is missing and runs every test that needs no server of another vendor.
import { ensureBuilt } from "./build.mjs";
import { ensureInstalled } from "./install.mjs";
import { vitest } from "./vitest.mjs";

ensureInstalled();
await ensureBuilt();
vitest("test", ["unit", "plugin", "console", "faults"], process.argv.slice(2));
