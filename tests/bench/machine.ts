/** How long this machine takes for a fixed piece of work of the kind that a server does: objects, JSON, memory. */
export function machineMs(): number {
  const started = performance.now();
  const objects = Array.from({ length: 300_000 }, (_, n) => ({ a: n, b: `x${n}`, c: [n, n + 1] }));
  JSON.parse(JSON.stringify(objects));
  return Math.round(performance.now() - started);
}

/** Beyond this a machine is several times slower than it is when it is well, and times measured on it say nothing of us. */
export const slowMachineMs = 1_200;
