import { APP_PATH } from "../../constants.ts";

/** Routers decode a path twice over, so a per cent sign in an id cannot be told from a code: it goes as ~25. */
export function customerHref(id: string, search: string): string {
  const safe = id.replaceAll("~", "~7E").replaceAll("%", "~25");
  return `${APP_PATH}/customers/${encodeURIComponent(safe)}${search}`;
}

/** The id of a page's address. */
export function customerOf(param: string): string {
  return param.replaceAll("~25", "%").replaceAll("~7E", "~");
}
