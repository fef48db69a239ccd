import { DAY_MS } from "../calendar/days.ts";
import type { Ticket } from "../types.ts";

/** Holds tickets until the day they are opened on. */
export class Desk {
  /** What becomes of tickets at or after the end: opened then, or closed. */
  readonly late: Ticket[] = [];
  private readonly end: number;
  private readonly days = new Map<number, Ticket[]>();

  constructor(end: number) {
    this.end = end;
  }

  add(ticket: Ticket | null): void {
    if (!ticket) return;
    const opened = Date.parse(ticket.opened_at);
    const closes = ticket.closed_at !== null && Date.parse(ticket.closed_at) >= this.end;
    if (opened >= this.end || closes) this.late.push(ticket);
    if (opened >= this.end) return;
    const day = Math.floor(opened / DAY_MS);
    const list = this.days.get(day) ?? [];
    this.days.set(day, list);
    list.push(closes ? { ...ticket, closed_at: null, satisfaction: null } : ticket);
  }

  /** The tickets opened on a UTC day, in time order, as they stand at the end. */
  take(day: number): Ticket[] {
    const tickets = this.days.get(day) ?? [];
    this.days.delete(day);
    return inTime(tickets);
  }
}

export const inTime = (tickets: Ticket[]): Ticket[] =>
  tickets.sort((a, b) => (a.opened_at < b.opened_at ? -1 : Number(a.opened_at > b.opened_at)));
