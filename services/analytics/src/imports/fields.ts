export type SourceId = "orders" | "customers" | "products" | "inventory" | "tickets" | "exposures";
export type FieldType = "text" | "integer" | "decimal" | "instant";

/** A field of a standard source: what a mapping can fill. */
export interface Field {
  type: FieldType;
  required?: boolean;
  maxLength?: number;
  /** For numbers: what is allowed, as a range of signs. */
  sign?: "positive" | "not_negative" | "any";
  /** Belongs to the order as a whole: one row of the order is enough to give it. */
  ofOrder?: boolean;
}

const text = (maxLength: number, more: Partial<Field> = {}): Field => ({ type: "text", maxLength, ...more });
const key = (more: Partial<Field> = {}) => text(200, { required: true, ...more });
const ofOrder = { ofOrder: true };

/** The explicit schema of the standard sources. */
export const sources = {
  orders: {
    order_id: key(),
    customer_id: text(200, ofOrder),
    product_id: key(),
    quantity: { type: "integer", required: true, sign: "any" },
    order_date: { type: "instant", required: true, ofOrder: true },
    shipping_address: text(1_000, ofOrder),
    unit_price: { type: "decimal", sign: "any" },
    line_total: { type: "decimal", sign: "any" },
    line_discount: { type: "decimal", sign: "not_negative" },
    unit_cost: { type: "decimal", sign: "not_negative" },
    store: text(200, ofOrder),
    currency: text(3, ofOrder),
    channel: text(100, ofOrder),
    device: text(100, ofOrder),
    country: text(100, ofOrder),
    region: text(100, ofOrder),
    city: text(100, ofOrder),
    payment_method: text(100, ofOrder),
    coupon: text(100, ofOrder),
    campaign: text(200, ofOrder),
    refunded_amount: { type: "decimal", sign: "not_negative", ofOrder: true },
    refunded_at: { type: "instant", ofOrder: true },
    product_name: text(500),
    category: text(200),
    brand: text(200),
    line_no: { type: "integer", sign: "positive" },
  },
  customers: {
    customer_id: key(),
    name: text(300),
    email: text(320),
    city: text(100),
    region: text(100),
    country: text(100),
    registration_date: { type: "instant" },
    loyalty_tier: text(100),
  },
  products: {
    product_id: key(),
    name: text(500, { required: true }),
    category: text(200),
    brand: text(200),
    price: { type: "decimal", sign: "not_negative" },
    cost: { type: "decimal", sign: "not_negative" },
  },
  inventory: {
    product_id: key(),
    warehouse_id: key(),
    stock_quantity: { type: "integer", required: true, sign: "not_negative" },
    last_updated: { type: "instant", required: true },
  },
  tickets: {
    ticket_id: key(),
    customer_id: key(),
    store: text(200),
    order_id: text(200),
    opened_at: { type: "instant", required: true },
    closed_at: { type: "instant" },
    topic: text(100),
    channel: text(100),
    satisfaction: { type: "integer", sign: "any" },
  },
  exposures: {
    experiment: text(100, { required: true }),
    unit: key(),
    arm: text(100, { required: true }),
    exposed_at: { type: "instant", required: true },
  },
} as const satisfies Record<SourceId, Record<string, Field>>;

export const sourceIds = Object.keys(sources) as SourceId[];

export const fieldsOf = (source: SourceId): Record<string, Field> => sources[source];

/** The columns a file of the standard layout has; the others are extras. */
export const standardColumns: Record<SourceId, readonly string[]> = {
  orders: ["order_id", "customer_id", "product_id", "quantity", "order_date", "shipping_address"],
  customers: ["customer_id", "name", "email", "city", "country", "registration_date", "loyalty_tier"],
  products: ["product_id", "name", "category", "brand", "price", "cost"],
  inventory: ["product_id", "warehouse_id", "stock_quantity", "last_updated"],
  tickets: ["ticket_id", "customer_id", "opened_at", "closed_at", "topic", "channel", "satisfaction"],
  exposures: ["experiment", "unit", "arm", "exposed_at"],
};
