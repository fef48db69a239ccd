/** Throws a RangeError unless there is one outcome for each of the cases. */
export function requireOutcomes(name: string, cases: number, outcomes: readonly boolean[]): void {
  if (outcomes.length !== cases) {
    throw new RangeError(`there must be one outcome per ${name}, got ${cases} and ${outcomes.length}`);
  }
}
