import { AliasTable } from "../random/alias.ts";
import type { Random } from "../random/random.ts";
import type { Channel, Device } from "../types.ts";

export const CHANNELS: readonly Channel[] = ["web", "app", "marketplace", "social", "store"];
export const DEVICES: readonly Device[] = ["desktop", "mobile", "tablet"];

export const CHANNEL_SHARE: Readonly<Record<Channel, number>> = {
  web: 0.56,
  app: 0.2,
  marketplace: 0.1,
  social: 0.06,
  store: 0.08,
};

const channelTable = new AliasTable(CHANNELS.map((channel) => CHANNEL_SHARE[channel]));

/** Share of desktop, mobile and tablet among orders of a channel at a local hour: offices have desktops. */
export function deviceShares(channel: Channel, hour: number): readonly [number, number, number] {
  const office = hour >= 9 && hour < 18;
  switch (channel) {
    case "web":
      return office ? [0.6, 0.33, 0.07] : [0.36, 0.52, 0.12];
    case "marketplace":
      return office ? [0.55, 0.4, 0.05] : [0.35, 0.57, 0.08];
    case "app":
      return [0, 0.86, 0.14];
    case "social":
      return [0.08, 0.87, 0.05];
    case "store":
      // Orders taken in a shop are keyed in on the counter's tablet.
      return [0, 0, 1];
  }
}

export function drawChannel(random: Random): Channel {
  return CHANNELS[channelTable.draw(random)] ?? "web";
}

export function drawDevice(random: Random, channel: Channel, hour: number): Device {
  const [desktop, mobile] = deviceShares(channel, hour);
  const u = random.float();
  if (u < desktop) return "desktop";
  return u < desktop + mobile ? "mobile" : "tablet";
}

/** Marketplace and counter orders are placed outside the shop's own site and app. */
export function hasSession(channel: Channel): boolean {
  return channel === "web" || channel === "app" || channel === "social";
}
