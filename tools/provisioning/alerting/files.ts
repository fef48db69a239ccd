import { business } from "./business.ts";
import { data } from "./data.ts";
import { experiments } from "./experiments.ts";
import { incidents } from "./incidents.ts";
import { security } from "./security.ts";
import { type Rule, toRule, type Written } from "./shape.ts";
import { stack } from "./stack.ts";

export const written: Written[] = [...incidents, ...business, ...experiments, ...data, ...stack, ...security];

const group = (name: string, interval: string, rules: Written[]) => ({
  orgId: 1,
  name,
  // Not the dashboards' folder: Grafana makes each by itself, and two of one name would be in each other's way.
  folder: "Vigie alerts",
  interval,
  rules: rules.map(toRule),
});

export const rules: {
  apiVersion: 1;
  groups: { orgId: number; name: string; folder: string; interval: string; rules: Rule[] }[];
} = {
  apiVersion: 1,
  groups: [
    group("incidents", "1m", incidents),
    group("shop", "5m", business),
    group("experiments", "5m", experiments),
    group("data", "1m", data),
    group("stack", "1m", stack),
    group("security", "1m", security),
  ],
};

const message = `{{ range .Alerts }}{{ .Annotations.summary }}
{{ .Annotations.description }}
{{ .Annotations.page }}
{{ .Annotations.runbook }}

{{ end }}`;

const receiver = (name: string, uid: string, type: string, settings: Record<string, unknown>) => ({
  orgId: 1,
  name,
  receivers: [{ uid, type, settings, disableResolveMessage: false }],
});

/**
 * Who is told. Each receiver is valid with nothing set, or Grafana would not start: hence the address that nobody has, and
 * addresses whose scheme stands here and not in the variable.
 */
export const contactPoints = {
  apiVersion: 1,
  contactPoints: [
    receiver("vigie", "vigie-back", "webhook", {
      url: "http://api:4000/v1/webhooks/grafana",
      httpMethod: "POST",
      authorization_scheme: "Bearer",
      authorization_credentials: "${VIGIE_INGEST_TOKEN}",
    }),
    receiver("e-mail", "vigie-email", "email", {
      addresses: "nobody@vigie.invalid;${VIGIE_ALERT_EMAIL}",
      singleEmail: true,
      message,
    }),
    receiver("slack", "vigie-slack", "slack", {
      url: "https://${VIGIE_ALERT_SLACK}",
      title: "{{ .CommonLabels.alertname }}",
      text: message,
    }),
    receiver("webhook", "vigie-webhook", "webhook", { url: "https://${VIGIE_ALERT_WEBHOOK}", httpMethod: "POST" }),
  ],
};

const quietTimes = "vigie-nights-and-weekends";

/** Warnings can wait until somebody is at work (UTC); what is critical cannot. */
export const muteTimes = {
  apiVersion: 1,
  muteTimes: [
    {
      orgId: 1,
      name: quietTimes,
      time_intervals: [
        { times: [{ start_time: "21:00", end_time: "24:00" }] },
        { times: [{ start_time: "00:00", end_time: "06:00" }] },
        { weekdays: ["saturday", "sunday"] },
      ],
    },
  ],
};

const isIncident = ["incident", "=", "true"];
const isNone = ["incident", "!=", "true"];
/** A rule's own label `grown` changes when an incident grows: only that is news of it. */
const toldOnce = { group_by: ["subject"], repeat_interval: "720h" };

const toPeople = (name: string) => [
  { receiver: name, object_matchers: [isIncident, ["severity", "=", "critical"]], continue: true, ...toldOnce },
  {
    receiver: name,
    object_matchers: [isIncident, ["severity", "=", "warning"]],
    continue: true,
    mute_time_intervals: [quietTimes],
    ...toldOnce,
  },
  { receiver: name, object_matchers: [isNone, ["severity", "=", "critical"]], continue: true, repeat_interval: "1h" },
  {
    receiver: name,
    object_matchers: [isNone, ["severity", "=", "warning"]],
    continue: true,
    mute_time_intervals: [quietTimes],
  },
];

/** Everything comes back to Vigie, and goes to people by severity; one message for each rule, not for each alert. */
export const policies = {
  apiVersion: 1,
  policies: [
    {
      orgId: 1,
      receiver: "vigie",
      group_by: ["grafana_folder", "alertname"],
      group_wait: "30s",
      group_interval: "5m",
      repeat_interval: "4h",
      routes: [
        ...["e-mail", "slack", "webhook"].flatMap(toPeople),
        { receiver: "vigie", object_matchers: [["vigie", "=", "true"]], group_wait: "5s", group_interval: "1m" },
      ],
    },
  ],
};
