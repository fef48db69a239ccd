import { Text } from "@grafana/ui";
import type { CustomerDoc } from "../../../shared/api/types.ts";
import { formatMoment } from "../../../shared/time/moment.ts";

interface Props {
  doc: CustomerDoc;
  /** Whether this token shows names; undefined until it is known. */
  personal: boolean | undefined;
}

export function PersonFacts({ doc, personal }: Props) {
  const day = (text: string) => formatMoment(text, "utc");
  const facts = [
    doc.customer,
    doc.email,
    doc.country,
    doc.loyalty_tier,
    doc.registered_at && `registered ${day(doc.registered_at.slice(0, 10))}`,
    `first order ${day(doc.first_day)}`,
    `last order ${day(doc.last_day)}`,
    `scored on what was known before ${day(doc.as_of)} by version ${doc.version}`,
  ];
  return (
    <>
      <Text color="secondary" variant="bodySmall">
        {facts.filter(Boolean).join(" · ")}
      </Text>
      {personal === false && (
        <Text color="secondary" variant="bodySmall">
          Name and e-mail address need a token with the scope personal.
        </Text>
      )}
    </>
  );
}
