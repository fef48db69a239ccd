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
