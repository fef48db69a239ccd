import { cleanup } from "@testing-library/react";
import { afterEach, vi } from "vitest";

// What @grafana/runtime reads once when it loads, and what jsdom lacks of a browser.
Object.assign(window, {
  grafanaBootData: {
    assets: { dark: "", light: "" },
    settings: {
      featureToggles: {},
      buildInfo: { version: "13.2.2", env: "test" },
      datasources: {},
      panels: {},
      apps: {},
    },
    user: { theme: "dark", timezone: "utc", locale: "en-GB" },
    navTree: [],
  },
  matchMedia: (media: string) => ({ matches: false, media, addEventListener: () => {}, removeEventListener: () => {} }),
});

class Observer {
  observe() {}
  unobserve() {}
  disconnect() {}
  takeRecords() {
    return [];
  }
}

for (const name of ["ResizeObserver", "IntersectionObserver"]) {
  Object.assign(globalThis, { [name]: Observer });
}

class EmptyPath {}
Object.assign(globalThis, { Path2D: EmptyPath });
// Enough for a Combobox to measure its options.
HTMLCanvasElement.prototype.getContext = () => ({ measureText: () => ({ width: 0 }) }) as never;

// Icons come over the network.
vi.mock("react-inlinesvg", () => ({ default: () => null, cacheStore: {} }));

afterEach(cleanup);
