import type { Dashboard } from "@grafana/grafana-foundation-sdk/dashboard";
import { stringify } from "yaml";
import { contactPoints, muteTimes, policies, rules } from "./alerting/files.ts";
import { business } from "./dashboards/business.ts";
import { logs } from "./dashboards/logs.ts";
import { operations } from "./dashboards/operations.ts";
import { security } from "./dashboards/security.ts";
import { dashboardProviders, datasources, plugins } from "./sources.ts";

const heading = "# Made by `npm run provisioning` from tools/provisioning. Change it there.\n";
const yaml = (value: unknown): string => heading + stringify(value, { lineWidth: 0, aliasDuplicateObjects: false });
const dashboard = (it: { build(): Dashboard }): string => `${JSON.stringify(it.build(), null, 2)}\n`;

/** Every file of Grafana's provisioning folder, by its path there. */
export function provisioningFiles(): Record<string, string> {
  return {
    "datasources/vigie.yaml": yaml(datasources),
    "plugins/vigie.yaml": yaml(plugins),
    "dashboards/vigie.yaml": yaml(dashboardProviders),
    "dashboards/business.json": dashboard(business()),
    "dashboards/logs.json": dashboard(logs()),
    "dashboards/operations.json": dashboard(operations()),
    "dashboards/security.json": dashboard(security()),
    "alerting/contact-points.yaml": yaml(contactPoints),
    "alerting/mute-times.yaml": yaml(muteTimes),
    "alerting/policies.yaml": yaml(policies),
    "alerting/rules.yaml": yaml(rules),
  };
}
