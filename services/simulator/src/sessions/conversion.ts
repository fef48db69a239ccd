import { CHANNEL_SHARE, CHANNELS, DEVICES, deviceShares, hasSession } from "../orders/channels.ts";
import { AliasTable } from "../random/alias.ts";
import type { Random } from "../random/random.ts";
import type { Channel, Device } from "../types.ts";

const BASE = 0.0445;
const BY_CHANNEL: Readonly<Record<Channel, number>> = { web: 1, app: 1.6, social: 0.42, marketplace: 1, store: 1 };
const BY_DEVICE: Readonly<Record<Device, number>> = { desktop: 1.3, mobile: 0.85, tablet: 1.05 };

/** The share of sessions that end in an order, by channel, device and local hour: night browsers buy less. */
export function conversionRate(channel: Channel, device: Device, hour: number): number {
  const byHour = hour < 6 ? 0.7 : hour < 11 ? 0.95 : hour < 19 ? 1 : 1.12;
  return BASE * BY_CHANNEL[channel] * BY_DEVICE[device] * byHour;
}

export interface Visit {
  channel: Channel;
  device: Device;
}

/** What sessions without an order look like at one local hour. */
export class HourOfVisits {
  /** Sessions without an order to each order of any channel. */
  readonly perOrder: number;
  private readonly visits: readonly Visit[];
  private readonly table: AliasTable;

  constructor(hour: number) {
    const weights: number[] = [];
    const visits: Visit[] = [];
    for (const channel of CHANNELS.filter(hasSession)) {
      const shares = deviceShares(channel, hour);
      DEVICES.forEach((device, i) => {
        const rate = conversionRate(channel, device, hour);
        visits.push({ channel, device });
        weights.push((CHANNEL_SHARE[channel] * (shares[i] ?? 0) * (1 - rate)) / rate);
      });
    }
    this.visits = visits;
    this.perOrder = weights.reduce((sum, weight) => sum + weight, 0);
    this.table = new AliasTable(weights);
  }

  draw(random: Random): Visit {
    return this.visits[this.table.draw(random)] ?? { channel: "web", device: "desktop" };
  }
}

export const HOURS: readonly HourOfVisits[] = Array.from({ length: 24 }, (_, hour) => new HourOfVisits(hour));
