// `npm run test:compose`: builds our image, brings docker-compose.yml up on a Docker engine, and looks at it from outside.
// With --prepare it only gets the engine, the images, and the programs in them that `npm run test:stack` runs.
import { prepareDocker, releaseDocker } from "./docker.mjs";
import { ensureInstalled } from "./install.mjs";
import { ensureProgram, programs } from "./programs.mjs";
import { vitest } from "./vitest.mjs";

ensureInstalled();
const { reason, leftOut } = prepareDocker();
if (reason) {
  console.log(`skipped: ${reason}`);
  console.log("0 passed, 0 failed, 0 skipped");
  process.exit(0);
}
if (leftOut.length > 0) console.log(`Left out of this run, because their images cannot be had: ${leftOut.join(", ")}.`);
if (process.argv.includes("--prepare")) {
  for (const name of Object.keys(programs)) ensureProgram(name);
} else {
  process.env.VIGIE_COMPOSE = "on";
  process.env.VIGIE_COMPOSE_LEFT_OUT = leftOut.join(",");
  process.on("exit", releaseDocker);
  vitest([["compose"]], process.argv.slice(2));
}
