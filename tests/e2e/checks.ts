import type { Page } from "playwright-core";

/** How far the page is wider than its window, in pixels; 0 is right. */
export function horizontalOverflow(page: Page): Promise<number> {
  return page.evaluate(() => Math.max(0, document.documentElement.scrollWidth - window.innerWidth));
}

/** Visible controls in the keyboard's reach that a screen reader could not name. */
export function namelessControls(page: Page): Promise<string[]> {
  return page.evaluate(() => {
    const text = (element: Element | null | undefined) => element?.textContent?.trim() ?? "";
    const named = (element: Element): boolean => {
      const ids = element.getAttribute("aria-labelledby")?.split(/\s+/) ?? [];
      const typed = element instanceof HTMLInputElement || element instanceof HTMLTextAreaElement;
      const labels = typed ? [...(element.labels ?? [])] : [];
      return [
        element.getAttribute("aria-label"),
        ...ids.map((id) => text(document.getElementById(id))),
        ...labels.map((label) => text(label)),
        typed ? "" : text(element),
        element.getAttribute("title"),
        element.querySelector("img[alt]")?.getAttribute("alt"),
      ].some(Boolean);
    };
    const controls = document.querySelectorAll(
      "button, a[href], input, select, textarea, [role=button], [role=combobox]",
    );
    return [...controls]
      .filter(
        (element) =>
          element instanceof HTMLElement &&
          element.tabIndex >= 0 &&
          element.checkVisibility() &&
          element.getAttribute("type") !== "hidden" &&
          !named(element),
      )
      .map((element) => element.outerHTML.slice(0, 200));
  });
}
