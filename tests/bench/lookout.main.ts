import { benchLookout } from "./lookout.ts";

/** `npm run bench -- lookout`: 40 stores, ten metrics, 52 weeks of hours. */
console.log(JSON.stringify(await benchLookout(), null, 2));
