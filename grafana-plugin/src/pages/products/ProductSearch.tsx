import { Input } from "@grafana/ui";
import { useEffect, useState } from "react";
import type { View } from "../../shared/url/useView.ts";
import { FIRST_PAGE } from "./productsState.ts";

interface Props {
  view: View;
  search: string;
}

const PAUSE_MS = 300;

/** Asks once the typing pauses. */
export function ProductSearch({ view, search }: Props) {
  const [text, setText] = useState(search);
  useEffect(() => setText(search), [search]);
  const { setParams } = view;
  useEffect(() => {
    if (text.trim() === search) {
      return;
    }
    const timer = setTimeout(() => setParams({ search: text.trim() || undefined, ...FIRST_PAGE }), PAUSE_MS);
    return () => clearTimeout(timer);
  }, [text, search, setParams]);
  return (
    <search>
      <Input
        type="search"
        aria-label="Search products by name or number"
        placeholder="Search by name or number"
        width={40}
        value={text}
        onChange={(event) => setText(event.currentTarget.value)}
      />
    </search>
  );
}
