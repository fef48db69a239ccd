import { createTransport } from "nodemailer";
import type { Notify } from "../../config.ts";
import type { Message } from "./message.ts";

/** A way to tell people. Resolved means delivered. */
export interface Channel {
  name: "webhook" | "slack" | "e-mail";
  send(message: Message): Promise<void>;
}

const timeoutMs = 10_000;

async function post(url: string, body: unknown): Promise<void> {
  const response = await fetch(url, {
    method: "POST",
    headers: { "content-type": "application/json" },
    body: JSON.stringify(body),
    signal: AbortSignal.timeout(timeoutMs),
  });
  // The body is read so that the connection can be used again.
  await response.arrayBuffer();
  // The address is a secret: it stands in no message.
  if (!response.ok) throw new Error(`answered ${response.status}`);
}

const webhook = (url: string): Channel => ({
  name: "webhook",
  send: ({ occasion, title, text, link, incident }) => post(url, { occasion, title, text, link, incident }),
});

/** Slack's own marks are escaped: a signal's title is text of others. */
const escaped = (text: string) => text.replace(/&/g, "&amp;").replace(/</g, "&lt;").replace(/>/g, "&gt;");

const slack = (url: string): Channel => ({
  name: "slack",
  send: ({ title, text, link }) =>
    post(url, {
      text: title,
      blocks: [
        { type: "header", text: { type: "plain_text", text: title.slice(0, 150) } },
        { type: "section", text: { type: "mrkdwn", text: `${escaped(text)}\n<${link}|Open the incident>` } },
      ],
    }),
});

function email({ smtpUrl, from, to }: NonNullable<Notify["email"]>): Channel {
  const transport = createTransport({ url: smtpUrl, connectionTimeout: timeoutMs, socketTimeout: timeoutMs });
  return {
    name: "e-mail",
    async send({ title, text, link, incident }) {
      // One thread for one incident.
      const references = `<incident-${incident.id}@vigie>`;
      await transport.sendMail({ from, to, subject: title, text: `${text}\n\n${link}\n`, references });
    },
  };
}

/** The channels that are set. */
export function openChannels(notify: Notify): Channel[] {
  return [
    ...(notify.webhook ? [webhook(notify.webhook)] : []),
    ...(notify.slack ? [slack(notify.slack)] : []),
    ...(notify.email ? [email(notify.email)] : []),
  ];
}
