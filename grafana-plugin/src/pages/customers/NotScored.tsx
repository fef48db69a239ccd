import { EmptyState, TextLink } from "@grafana/ui";
import { CONFIGURATION_PATH } from "../../constants.ts";
import type { CustomersDoc } from "../../shared/api/types.ts";

/** Nobody has bought yet, or nobody is scored yet: the sentence above says which. */
export function NotScored({ doc: { sentence } }: { doc: CustomersDoc }) {
  if (sentence.startsWith("Customers are not scored yet")) {
    return (
      <EmptyState variant="call-to-action" message="Customers are not scored yet">
        It happens every night. “Score now” above does it at once.
      </EmptyState>
    );
  }
  return (
    <EmptyState variant="call-to-action" message="No customer is known yet">
      Import a shop's orders with <code>npm run vigie -- import</code>, then press “Score now”. If data should be here,{" "}
      <TextLink href={CONFIGURATION_PATH}>check the connection</TextLink>.
    </EmptyState>
  );
}
