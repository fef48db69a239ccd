const longest = 300;

/** What changes from line to line, the most telling first: an address has numbers in it, a number is only a number. */
const variables: readonly (readonly [RegExp, string])[] = [
  [/\b[0-9a-f]{8}-[0-9a-f]{4}-[0-9a-f]{4}-[0-9a-f]{4}-[0-9a-f]{12}\b/gi, "<uuid>"],
  [/\b\d{4}-\d{2}-\d{2}[T ]\d{2}:\d{2}:\d{2}(?:[.,]\d+)?(?:Z|[+-]\d{2}:?\d{2})?\b/g, "<time>"],
  [/\b[\w.+-]+@[\w-]+(?:\.[\w-]+)+\b/g, "<email>"],
  [/\b(?:\d{1,3}\.){3}\d{1,3}(?::\d{1,5})?\b/g, "<address>"],
  [/\b(?:[0-9a-f]{1,4}:){3,7}[0-9a-f]{1,4}\b/gi, "<address>"],
  [/"(?:[^"\\]|\\.){0,200}"|'(?:[^'\\\s]|\\.){0,200}'/g, "<text>"],
  [/\b0x[0-9a-f]+\b/gi, "<hex>"],
  [/\b(?=[0-9a-f]*\d)(?=[0-9a-f]*[a-f])[0-9a-f]{8,}\b/gi, "<hex>"],
  // Numbers of orders and the like: letters with digits behind them.
  [/\b[A-Za-z]{1,10}[-_]?\d{2,}[\w-]*/g, "<id>"],
  [/(?<![\w<])[+-]?\d+(?:[.,]\d+)*/g, "<num>"],
];

/**
 * What lines of one kind have in common: the message with its variable parts named.
 * @example templateOf("payment 812 of order D-10023 refused after 3 tries") // "payment <num> of order <id> refused after <num> tries"
 */
export function templateOf(message: string): string {
  const cut = message.slice(0, 2 * longest);
  const named = variables.reduce((text, [pattern, name]) => text.replace(pattern, name), cut);
  return named.replace(/\s+/g, " ").trim().slice(0, longest) || "(empty)";
}
