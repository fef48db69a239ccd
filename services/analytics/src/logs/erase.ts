const timeoutMs = 10_000;
/** Loki takes a delete request for lines of any age; nothing of ours is older. */
const since = "2002-01-01T00:00:00Z";

/** The text as a word of its own, in any case. */
const pattern = (text: string) => `(?i)(^|\\W)${text.replace(/[.*+?^${}()|[\]\\]/g, "\\$&")}($|[^\\w.]|\\.($|\\W))`;

/** Asks Loki to delete every line that holds one of the texts. It hides them within minutes and deletes them when it compacts. */
export async function eraseFromLoki(
  url: string,
  texts: readonly string[],
  now: Date,
): Promise<{ failed: boolean; words: string }> {
  for (const text of texts) {
    const query = new URLSearchParams({
      query: `{service_name=~".+"} |~ ${JSON.stringify(pattern(text))}`,
      start: since,
      end: now.toISOString(),
    });
    const refused = await fetch(`${url}/loki/api/v1/delete?${query}`, {
      method: "POST",
      signal: AbortSignal.timeout(timeoutMs),
    }).then(
      async (answer) =>
        answer.ok ? undefined : `it answered ${answer.status}: ${(await answer.text()).trim().slice(0, 200)}`,
      () => "it does not answer",
    );
    if (refused !== undefined) {
      return {
        failed: true,
        words: `Loki still holds lines: ${refused}. Its compactor needs retention_enabled and a delete_request_store.`,
      };
    }
  }
  return {
    failed: false,
    words: `Loki was asked to delete the lines with ${texts.length} texts; within minutes it finds them no more, and it deletes them when it compacts.`,
  };
}
