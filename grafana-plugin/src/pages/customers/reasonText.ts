/** A reason as a sentence of its own: the API's are made to stand after a colon too. */
export function reasonText(detail: string): string {
  const text = detail.charAt(0).toUpperCase() + detail.slice(1);
  return /[.!?]$/.test(text) ? text : `${text}.`;
}
