import { fetchText } from "../../shared/api/client.ts";
import { DownloadButton } from "../../shared/components/DownloadButton.tsx";
import { type CustomerQuestion, exportRequest } from "../../shared/customers/requests.ts";

interface Props {
  question: CustomerQuestion;
  label: (segment: string) => string;
}

/** Every customer of the segment, where the button beside it takes only the page on screen. */
export function ExportButton({ question: { segment, currency }, label }: Props) {
  const name = segment ? `Export ${label(segment)}` : "Export all";
  return (
    <DownloadButton
      text={name}
      label={`${name} customers as CSV`}
      tooltip="Every customer of the segment, whatever R, F and the search"
      file={segment ? `customers-${segment}.csv` : "customers-all.csv"}
      icon="cloud-download"
      load={() => fetchText(exportRequest({ segment, currency }))}
    />
  );
}
