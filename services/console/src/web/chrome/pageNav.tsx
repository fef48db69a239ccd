import type { NavModelItem } from "@grafana/data";
import { createContext, type ReactNode, useContext, useLayoutEffect, useMemo, useState } from "react";

interface PageNav {
  item: NavModelItem | undefined;
  setItem: (item: NavModelItem | undefined) => void;
}

const PageNavContext = createContext<PageNav>({ item: undefined, setItem: () => undefined });

export function PageNavProvider({ children }: { children: ReactNode }) {
  const [item, setItem] = useState<NavModelItem>();
  const value = useMemo(() => ({ item, setItem }), [item]);
  return <PageNavContext.Provider value={value}>{children}</PageNavContext.Provider>;
}

export function usePageNavItem(): NavModelItem | undefined {
  return useContext(PageNavContext).item;
}

/** Tells the breadcrumbs which page inside the section is open. */
export function useAnnouncePage(item: NavModelItem | undefined): void {
  const { setItem } = useContext(PageNavContext);
  const text = item?.text;
  const parentUrl = item?.parentItem?.url;
  const parentText = item?.parentItem?.text ?? "";
  useLayoutEffect(() => {
    setItem(text ? { text, parentItem: { text: parentText, url: parentUrl } } : undefined);
    return () => setItem(undefined);
  }, [text, parentText, parentUrl, setItem]);
}
