/** What a customer's purchases come to. Times in any one unit (days, weeks), counted from the first purchase. */
export interface PurchaseHistory {
  /** Purchases after the first. */
  frequency: number;
  /** From the first to the last purchase; 0 without a repeat. */
  recency: number;
  /** From the first purchase to the end of what was observed. */
  age: number;
}

/**
 * Who buys how often and drops out when. While active a customer buys at a rate of their own, Gamma(r) with the scale
 * 1 / alpha in the unit of time; after each repeat purchase they drop out with a probability of their own, Beta(a, b).
 */
export interface BgNbd {
  r: number;
  alpha: number;
  a: number;
  b: number;
}

/** How much is spent at a time: Gamma(p) with a rate of the customer's own, itself Gamma(q) with the rate v. */
export interface GammaGamma {
  p: number;
  q: number;
  v: number;
}

/** What a customer spends at a time. */
export interface Spending {
  /** Purchases that the mean is of. */
  frequency: number;
  /** Their mean value. */
  value: number;
}

/** A model fitted to customers. */
export interface Fitted<Model> {
  model: Model;
  /** Of all customers together. */
  logLikelihood: number;
  customers: number;
  /** Covariance of the logarithms of the parameters, in the order of the model, for large samples. */
  covariance: number[][];
}

/** How far ahead, and what a later purchase is worth today. */
export interface ValueHorizon {
  months: number;
  /** Units of the histories' times in a month: 30 days, or 4.345 weeks. */
  month: number;
  /** Discount of a month, 0.01 for 1 %. */
  discount: number;
}

/** What the estimate of a figure may be off by. */
export interface Interval {
  value: number;
  lower: number;
  upper: number;
}
