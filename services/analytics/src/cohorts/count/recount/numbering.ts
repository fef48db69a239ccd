/** Numbers what comes, from 0 on. */
export class Numbering<Value> {
  readonly values: Value[] = [];
  private readonly numbers = new Map<Value, number>();

  of(value: Value): number {
    const known = this.numbers.get(value);
    if (known !== undefined) return known;
    this.numbers.set(value, this.values.length);
    return this.values.push(value) - 1;
  }
}

/** Values by number, and the number of each place. */
export interface Numbered {
  values: string[];
  codes: Int32Array;
}

/** The columns of rows of texts, each numbered. */
export function columnsOf(rows: readonly (readonly string[])[], columns: number): Numbered[] {
  return Array.from({ length: columns }, (_, column) => {
    const numbering = new Numbering<string>();
    const codes = Int32Array.from(rows, (row) => numbering.of(row[column] ?? ""));
    return { values: numbering.values, codes };
  });
}
