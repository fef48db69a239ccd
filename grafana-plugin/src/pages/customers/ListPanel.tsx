import { Text } from "@grafana/ui";
import type { CustomerListDoc, CustomersDoc } from "../../shared/api/types.ts";
import { useApi } from "../../shared/api/useApi.ts";
import { ChartPanel } from "../../shared/components/ChartPanel.tsx";
import { DataTable } from "../../shared/components/DataTable.tsx";
import { Bone } from "../../shared/components/Skeletons.tsx";
import { FailureMessage } from "../../shared/components/StateMessage.tsx";
import { moneyName, segmentLabel } from "../../shared/customers/measures.ts";
import { customerListRequest } from "../../shared/customers/requests.ts";
import { downloadText } from "../../shared/format/csv.ts";
import type { View } from "../../shared/url/useView.ts";
import { FIRST_PAGE, sharedSearch } from "../../shared/url/viewState.ts";
import { customerColumns, customersCsv } from "./customerColumns.tsx";
import { type CustomersState, filterWords, isFiltered, PAGE_SIZE } from "./customersState.ts";
import { ExportButton } from "./ExportButton.tsx";
import { ListFilters } from "./ListFilters.tsx";
import { Pager } from "./Pager.tsx";

interface Props {
  view: View;
  state: CustomersState;
  doc: CustomersDoc;
}

export function ListPanel({ view, state, doc }: Props) {
  const { question, cursor } = state;
  const page = { limit: PAGE_SIZE, ...(cursor ? { cursor } : {}) };
  const list = useApi(customerListRequest(question, page), view.revision);
  const words = filterWords(question, (name) => segmentLabel(doc, name));
  return (
    <ChartPanel
      title={words ? `Customers: ${words}` : "Customers"}
      description="Predicted value: purchases to come × expected value of each. Churn: probability of no order within the horizon. The most first."
      loading={list.loading && list.doc !== undefined}
      onCsv={list.doc && (() => downloadText("customers.csv", customersCsv(list.doc as CustomerListDoc)))}
      actions={<ExportButton question={question} label={(name) => segmentLabel(doc, name)} />}
      chart={
        <>
          <ListFilters view={view} state={state} doc={doc} />
          {list.failure && <FailureMessage failure={list.failure} onRetry={list.retry} />}
          {!list.doc && !list.failure && <Bone height={480} />}
          {list.doc && <Rows view={view} state={state} doc={doc} list={list.doc} />}
        </>
      }
    />
  );
}

function Rows({ view, state, doc, list }: Props & { list: CustomerListDoc }) {
  const { question, page } = state;
  if (list.rows.length === 0 && page === 1) {
    return (
      <Text element="p" color="secondary">
        {isFiltered(question) ? "No customer fits. Clear a filter, or try fewer letters." : "No customers."}
      </Text>
    );
  }
  const options = {
    search: sharedSearch(view.search),
    currency: list.currency,
    personal: doc.personal,
    money: moneyName(doc),
  };
  return (
    <>
      <DataTable
        label="Customers"
        columns={customerColumns(options)}
        rows={list.rows}
        rowKey={({ customer }) => customer}
        currency={list.currency}
        sorting={{ id: question.sort, descending: true }}
        onSort={({ id }) => view.setParams({ sort: id === "value" ? undefined : id, ...FIRST_PAGE })}
      />
      <Pager view={view} state={state} rows={list.rows.length} next={list.next_cursor} />
      <Text color="secondary" variant="bodySmall">
        {doc.notice}
      </Text>
    </>
  );
}
