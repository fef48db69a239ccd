export type Channel = "web" | "app" | "marketplace" | "social" | "store";
export type Device = "desktop" | "mobile" | "tablet";
export type LoyaltyTier = "none" | "bronze" | "silver" | "gold" | "platinum";

export interface Store {
  key: string;
  name: string;
  country: string;
  country_name: string;
  city: string;
  region: string;
  time_zone: string;
  currency: "EUR";
  opened_at: string;
  warehouse_key: string;
  /** Share of the shop's demand while every store is open; the shares of all stores add up to 1. */
  share: number;
}

export interface Warehouse {
  key: string;
  name: string;
  country: string;
  city: string;
  /** Share of the shop's demand served from here. */
  share: number;
}

export interface Product {
  key: string;
  name: string;
  category: string;
  brand: string;
  price: string;
  cost: string;
  /** Share of demand within the category. */
  weight: number;
}

export interface Campaign {
  key: string;
  name: string;
  /** First and last local day, both included. */
  starts_on: string;
  ends_on: string;
  /** Category names; empty means all of them. */
  categories: string[];
  discount: string;
  coupon: string | null;
}

export interface Holiday {
  /** Local day. */
  date: string;
  country: string;
  name: string;
  kind: "national" | "shopping";
}

export interface Customer {
  key: string;
  name: string;
  email: string;
  city: string;
  region: string;
  country: string;
  registered_at: string;
  /** Tier on registration; later ones come as LoyaltyChange. */
  loyalty_tier: LoyaltyTier;
}

export interface LoyaltyChange {
  customer_key: string;
  loyalty_tier: LoyaltyTier;
  changed_at: string;
}

export interface OrderLine {
  line_no: number;
  product_key: string;
  quantity: number;
  unit_price: string;
}

export interface Order {
  key: string;
  store_key: string;
  customer_key: string | null;
  ordered_at: string;
  channel: Channel;
  device: Device;
  country: string;
  region: string;
  city: string;
  shipping_address: string;
  payment_method: string;
  coupon: string | null;
  campaign_key: string | null;
  /** Name of the campaign that brought it. */
  campaign: string | null;
  lines: OrderLine[];
}

export interface Refund {
  key: string;
  order_key: string;
  /** Null when the whole order is refunded. */
  line_no: number | null;
  quantity: number;
  amount: string;
  refunded_at: string;
  reason: string;
}

export type TicketTopic = "late_delivery" | "return" | "payment" | "product_question";

/** What a customer asked support about an order. */
export interface Ticket {
  key: string;
  customer_key: string;
  store_key: string;
  order_key: string;
  opened_at: string;
  /** Null: still open. */
  closed_at: string | null;
  topic: TicketTopic;
  channel: "email" | "chat" | "phone";
  /** From 1 to 5, which is best; null: no answer. */
  satisfaction: number | null;
}

export interface Session {
  key: string;
  store_key: string;
  customer_key: string | null;
  started_at: string;
  channel: Channel;
  device: Device;
  country: string;
  /** The order it ended in, or null. */
  order_key: string | null;
}

export interface StockLevel {
  product_key: string;
  warehouse_key: string;
  quantity: number;
  as_of: string;
}

export interface Day {
  /** UTC day, YYYY-MM-DD. */
  day: string;
  customers: Customer[];
  loyalty: LoyaltyChange[];
  orders: Order[];
  refunds: Refund[];
  sessions: Session[];
  stock: StockLevel[];
  tickets: Ticket[];
}

/** What comes at or after the end of what was placed before it. */
export interface Late {
  refunds: Refund[];
  /** Tickets opened or closed then. */
  tickets: Ticket[];
}
