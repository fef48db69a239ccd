/** Reads Falco's condition language as far as our rules use it: and, or, not, parentheses, checks and macros. */
export type Condition =
  | { kind: "and" | "or"; parts: Condition[] }
  | { kind: "not"; part: Condition }
  | { kind: "macro"; name: string }
  | { kind: "check"; field: string; operator: string; values: string[] };

const binary = "= == != < <= > >= contains icontains startswith endswith glob iglob regex".split(" ");
const listed = ["in", "intersects", "pmatch"];
const token = /\s*(?:("(?:[^"\\]|\\.)*"|'[^']*')|(<=|>=|!=|==|[=<>])|([(),])|([^\s(),=<>!"']+))/y;

function tokenise(text: string): string[] {
  const tokens: string[] = [];
  token.lastIndex = 0;
  const end = text.trimEnd().length;
  while (token.lastIndex < end) {
    const at = token.lastIndex;
    const found = token.exec(text);
    if (!found) throw new Error(`cannot read "${text.slice(at, at + 20)}"`);
    tokens.push(found[0].trim());
  }
  return tokens;
}

export function parseCondition(text: string): Condition {
  const tokens = tokenise(text);
  let at = 0;
  const next = () => {
    const it = tokens[at++];
    if (it === undefined) throw new Error("the condition ends too early");
    return it;
  };
  const expect = (wanted: string) => {
    const it = next();
    if (it !== wanted) throw new Error(`"${it}" where "${wanted}" belongs`);
  };
  const chain = (word: "and" | "or", part: () => Condition): Condition => {
    const parts = [part()];
    while (tokens[at] === word) {
      at++;
      parts.push(part());
    }
    return parts.length === 1 && parts[0] ? parts[0] : { kind: word, parts };
  };
  const values = () => {
    expect("(");
    const all: string[] = [];
    while (tokens[at] !== ")") {
      all.push(next());
      if (tokens[at] === ",") at++;
    }
    expect(")");
    return all;
  };
  const operands = new Map<string, () => string[]>([
    ["exists", () => []],
    ...listed.map((it) => [it, values] as const),
    ...binary.map((it) => [it, () => [next()]] as const),
  ]);
  const term = (): Condition => {
    const word = next();
    if (word === "not") return { kind: "not", part: term() };
    if (word === "(") {
      const inner = either();
      expect(")");
      return inner;
    }
    if (!/^[a-z]/.test(word)) throw new Error(`"${word}" where a field or a macro belongs`);
    const operator = tokens[at] ?? "";
    const read = operands.get(operator);
    if (read) {
      at++;
      return { kind: "check", field: word, operator, values: read() };
    }
    if (word.includes(".")) throw new Error(`${word} is compared with nothing`);
    return { kind: "macro", name: word };
  };
  const either = (): Condition => chain("or", () => chain("and", term));
  const read = either();
  if (at < tokens.length) throw new Error(`"${tokens[at]}" is left over`);
  return read;
}

/** Every check and every macro in a condition, in order. */
export function* walk(condition: Condition): Generator<Condition> {
  yield condition;
  if (condition.kind === "not") yield* walk(condition.part);
  if (condition.kind === "and" || condition.kind === "or") for (const part of condition.parts) yield* walk(part);
}
