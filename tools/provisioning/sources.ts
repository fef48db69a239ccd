/** The data sources of the stack. Their uids are fixed: links, rules and the plugin name them. */
export const uids = { postgres: "vigie-postgres", loki: "vigie-loki", prometheus: "vigie-prometheus" } as const;
export type Source = keyof typeof uids;

/** Secrets come by the environment, which may point on to a file: VIGIE_REPORT_PASSWORD=$__file{/run/secrets/report-password}. */
export const datasources = {
  apiVersion: 1,
  prune: false,
  datasources: [
    {
      name: "Vigie PostgreSQL",
      uid: uids.postgres,
      type: "postgres",
      access: "proxy",
      url: "postgres:5432",
      user: "vigie_report",
      database: "vigie",
      isDefault: true,
      editable: false,
      jsonData: { database: "vigie", sslmode: "disable", postgresVersion: 1700, maxOpenConns: 10, maxIdleConns: 2 },
      secureJsonData: { password: "${VIGIE_REPORT_PASSWORD}" },
    },
    {
      name: "Vigie Loki",
      uid: uids.loki,
      type: "loki",
      access: "proxy",
      url: "http://loki:3100",
      editable: false,
      jsonData: { maxLines: 1000, timeout: 30 },
    },
    {
      name: "Vigie Prometheus",
      uid: uids.prometheus,
      type: "prometheus",
      access: "proxy",
      url: "http://prometheus:9090",
      editable: false,
      jsonData: { httpMethod: "POST", timeInterval: "15s" },
    },
  ],
} as const;

/** The app plugin, enabled and pointed at the API. */
export const plugins = {
  apiVersion: 1,
  apps: [
    {
      type: "vigie-commerce-app",
      org_id: 1,
      org_name: "Main Org.",
      disabled: false,
      jsonData: { apiUrl: "http://api:4000" },
      secureJsonData: { apiKey: "${VIGIE_API_TOKEN}", adminKey: "${VIGIE_API_ADMIN_TOKEN}" },
    },
  ],
} as const;

export const dashboardProviders = {
  apiVersion: 1,
  providers: [
    {
      name: "vigie",
      orgId: 1,
      folder: "Vigie",
      type: "file",
      disableDeletion: true,
      allowUiUpdates: false,
      updateIntervalSeconds: 60,
      options: { path: "/etc/grafana/provisioning/dashboards", foldersFromFilesStructure: false },
    },
  ],
} as const;
