import { getBackendSrv } from "@grafana/runtime";
import { lastValueFrom } from "rxjs";
import { PLUGIN_ID } from "../../constants.ts";

export type AppSettings = {
  apiUrl?: string;
};

export interface SettingsUpdate {
  enabled: boolean;
  pinned: boolean;
  jsonData: AppSettings;
  secureJsonData?: Secrets;
}

export type SecretName = "apiKey" | "adminKey";
export type Secrets = Partial<Record<SecretName, string>>;

/** An untouched token is left out, so that Grafana keeps the stored one. */
export function settingsUpdate(enabled: boolean, pinned: boolean, apiUrl: string, typed: Secrets): SettingsUpdate {
  const jsonData = { apiUrl: apiUrl.trim().replace(/\/+$/, "") };
  const secrets = Object.entries(typed).map(([name, value]) => [name, value.trim()]);
  return { enabled, pinned, jsonData, ...(secrets.length > 0 ? { secureJsonData: Object.fromEntries(secrets) } : {}) };
}

/** Empty is allowed: the console then asks its own API. */
export function urlProblem(text: string): string | undefined {
  if (text.trim() === "") {
    return undefined;
  }
  const url = URL.parse(text.trim());
  if (!url || !["http:", "https:"].includes(url.protocol)) {
    return "Enter an address that starts with http:// or https://";
  }
  return url.username || url.password ? "Leave user name and password out of the address" : undefined;
}

export async function saveSettings(update: SettingsUpdate): Promise<void> {
  await lastValueFrom(
    getBackendSrv().fetch({
      url: `/api/plugins/${PLUGIN_ID}/settings`,
      method: "POST",
      data: update,
      showErrorAlert: false,
      showSuccessAlert: false,
    }),
  );
}
