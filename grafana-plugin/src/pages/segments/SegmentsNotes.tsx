import { Text } from "@grafana/ui";
import { fetchText } from "../../shared/api/client.ts";
import type { SegmentsDoc } from "../../shared/api/types.ts";
import { DownloadButton } from "../../shared/components/DownloadButton.tsx";
import { countOf } from "../../shared/format/cell.ts";
import { formatMoment } from "../../shared/time/moment.ts";
import { CurrencyChoice } from "../../shared/toolbar/CurrencyChoice.tsx";
import type { View } from "../../shared/url/useView.ts";
import { featuresRequest } from "./requests.ts";

/** As of when, of how many, in which currency; and all of it to take away. */
export function SegmentsNotes({ doc, view }: { doc: SegmentsDoc; view: View }) {
  const notes = [
    doc.as_of && `Placed by what was known before ${formatMoment(doc.as_of, "utc")}`,
    doc.customers > 0 && countOf(doc.customers, "customers"),
    doc.currencies.length === 1 && doc.currency,
  ];
  return (
    <>
      <Text color="secondary" variant="bodySmall">
        {notes.filter(Boolean).join(" · ")}
      </Text>
      <CurrencyChoice view={view} currency={doc.currency} currencies={doc.currencies} />
      {doc.segments.length > 0 && <Downloads doc={doc} />}
    </>
  );
}

function Downloads({ doc }: { doc: SegmentsDoc }) {
  const report = async () => new Blob([JSON.stringify(doc, null, 2)], { type: "application/json" });
  return (
    <div>
      <DownloadButton
        text="Report (JSON)"
        label="Download the report as JSON"
        tooltip="All of this page, as JSON"
        file="segments.json"
        load={report}
      />
      <DownloadButton
        text="Features (CSV)"
        label="Download the features of all customers as CSV"
        tooltip="Every customer with segment, features and place in the picture, as CSV"
        file="segments-features.csv"
        load={() => fetchText(featuresRequest(doc.currency))}
      />
    </div>
  );
}
