import { compareLifetimes, fitMany, lacking } from "../../services/statistics/bench/lifetimes.ts";

/** `npm run bench -- lifetime`: BG/NBD on CDNOW against Python's lifetimes, values before times; then a million customers. */
const lack = lacking();
if (lack) console.warn(`skipped: ${lack}`);
else {
  const { version, ours, theirs } = compareLifetimes();
  const off = Object.entries(ours.model).map(([name, value]) => {
    const reference = theirs.model[name as keyof typeof theirs.model];
    return [name, Math.abs(value / reference - 1)] as const;
  });
  for (const [name, by] of off) console.log(`${name}: off by ${by.toExponential(1)}`);
  if (off.some(([, by]) => by > 1e-3)) throw new Error("the values differ: the times say nothing");
  console.log(`lifetimes ${version}: ${theirs.ms.toFixed(0)} ms; ours: ${ours.ms.toFixed(0)} ms`);
}
const { customers, ms, mebibytes } = fitMany(1_000_000);
console.log(`${customers.toLocaleString("en-GB")} simulated customers: ${(ms / 1000).toFixed(1)} s, ${mebibytes} MiB`);
