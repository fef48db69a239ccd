/** RFC 9457, as the API answers, so that the plugin reads one kind of error only. */
export function problem(status: number, code: string, title: string, detail: string): Response {
  const body = { type: `https://vigie.dev/problems/${code.replaceAll("_", "-")}`, title, status, code, detail };
  return new Response(JSON.stringify(body), {
    status,
    headers: { "content-type": "application/problem+json", "cache-control": "no-store" },
  });
}
