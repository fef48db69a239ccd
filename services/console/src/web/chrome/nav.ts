import { type AppPluginMeta, usePluginContext } from "@grafana/data";
import type { IconName } from "@grafana/ui";
import { useLocation } from "react-router-dom-v5-compat";

export interface NavLink {
  text: string;
  url: string;
  icon: IconName;
}

export function navLinks(meta: AppPluginMeta): NavLink[] {
  return (meta.includes ?? [])
    .filter((include) => include.type === "page" && include.addToNav && include.path)
    .map((include) => ({ text: include.name, url: include.path ?? "", icon: (include.icon ?? "apps") as IconName }));
}

export function activeLink(links: NavLink[], pathname: string): NavLink | undefined {
  return links.find(({ url }) => pathname === url || pathname.startsWith(`${url}/`));
}

export function useActiveLink(): NavLink | undefined {
  const { pathname } = useLocation();
  const context = usePluginContext();
  return context ? activeLink(navLinks(context.meta), pathname) : undefined;
}
