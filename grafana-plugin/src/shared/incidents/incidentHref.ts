import { APP_PATH } from "../../constants.ts";
import { writeParams } from "../url/viewState.ts";

export function incidentsHref(shared: string): string {
  return `${APP_PATH}/incidents${shared}`;
}

export function incidentHref(id: number, shared: string): string {
  return `${APP_PATH}/incidents/${id}${shared}`;
}

/** The Logs page on a stretch of time, of one service or of all. */
export function logsHref(from: string, to: string, service?: string): string {
  return `${APP_PATH}/logs${writeParams("", { from, to, service })}`;
}
