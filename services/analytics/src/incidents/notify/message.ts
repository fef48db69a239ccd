import type { Incident } from "../schema.ts";
import { costSentence, spanWords } from "../words.ts";

/** Why a message goes out: the same incident is told of once, and again only when it has grown or ended. */
export type Occasion = "opened" | "grew" | "ended";

export interface Message {
  occasion: Occasion;
  title: string;
  /** Two or three sentences: what, since when, what it costs, the likeliest cause. */
  text: string;
  link: string;
  incident: Incident;
}

const words: Record<Occasion, string> = { opened: "Incident", grew: "Incident has grown", ended: "Incident over" };

/** What people read of an incident, wherever they read it. */
export function messageOf(incident: Incident, occasion: Occasion, publicUrl: string): Message {
  const cause = incident.cause ? `Likeliest cause: ${incident.cause.title}.` : "Nothing known explains it.";
  const when = spanWords(incident.started_at, incident.ended_at);
  return {
    occasion,
    title: `${words[occasion]}: ${incident.title}`,
    text: `${incident.title}, ${when}. ${costSentence(incident.money, incident.ended_at === null)} ${cause}`,
    link: `${publicUrl}/a/vigie-commerce-app/incidents/${incident.id}`,
    incident,
  };
}
