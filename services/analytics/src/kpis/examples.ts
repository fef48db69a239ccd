/** Documented questions of the one endpoint; the reference page shows them and a test asks each. */
export const exampleQuestions = {
  "total-sales": "/v1/kpis/gross_revenue?from=2010-12-01&to=2011-12-10",
  "sales-by-month": "/v1/kpis/gross_revenue?from=2010-12-01&to=2011-12-10&interval=month",
  "sales-by-product": "/v1/kpis/gross_revenue?from=2010-12-01&to=2011-12-10&group_by=product&limit=10",
  "sales-by-category": "/v1/kpis/gross_revenue?from=2010-12-01&to=2011-12-10&group_by=category",
  "sales-by-country": "/v1/kpis/gross_revenue?from=2010-12-01&to=2011-12-10&group_by=country",
  "sales-by-region": "/v1/kpis/gross_revenue?from=2010-12-01&to=2011-12-10&group_by=region",
  "sales-by-store": "/v1/kpis/gross_revenue?from=2010-12-01&to=2011-12-10&group_by=store",
  "profit-by-product": "/v1/kpis/margin?from=2010-12-01&to=2011-12-10&group_by=product&limit=10",
  "profit-by-category": "/v1/kpis/margin?from=2010-12-01&to=2011-12-10&group_by=category",
  "profit-by-country": "/v1/kpis/margin?from=2010-12-01&to=2011-12-10&group_by=country",
  "weekly-active-customers": "/v1/kpis/active_customers?from=2010-11-29&to=2011-12-12&interval=week",
  "conversion-by-device": "/v1/kpis/conversion?group_by=device&compare=previous_period",
} as const;

export const examples = [
  "Any metric of the catalogue, by bucket and by up to two dimensions, filtered and compared. For example:",
  ...Object.entries(exampleQuestions).map(([name, url]) => `- **${name}**: \`GET ${url}\``),
].join("\n");
