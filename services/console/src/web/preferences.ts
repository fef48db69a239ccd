export type ThemeName = "dark" | "light";

export interface Preferences {
  theme: ThemeName;
  timeZone: string;
}

const KEY = "vigie.preferences";

export function readPreferences(): Preferences {
  const stored = parse(localStorage.getItem(KEY));
  const system: ThemeName = matchMedia("(prefers-color-scheme: light)").matches ? "light" : "dark";
  return {
    theme: stored.theme === "light" || stored.theme === "dark" ? stored.theme : system,
    timeZone: typeof stored.timeZone === "string" && isTimeZone(stored.timeZone) ? stored.timeZone : "browser",
  };
}

export function writePreferences(preferences: Preferences): void {
  localStorage.setItem(KEY, JSON.stringify(preferences));
}

function parse(text: string | null): Partial<Record<keyof Preferences, unknown>> {
  try {
    const value: unknown = JSON.parse(text ?? "{}");
    return typeof value === "object" && value !== null ? value : {};
  } catch {
    return {};
  }
}

function isTimeZone(name: string): boolean {
  return name === "browser" || name === "utc" || Intl.supportedValuesOf("timeZone").includes(name);
}
