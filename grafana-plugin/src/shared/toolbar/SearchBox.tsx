import { Input } from "@grafana/ui";
import { useEffect, useState } from "react";
import type { View } from "../url/useView.ts";

interface Props {
  view: View;
  label: string;
  placeholder: string;
  search: string;
  /** Parameters that a new question drops, such as the page's number. */
  reset?: Record<string, undefined>;
}

const PAUSE_MS = 300;
const NOTHING = {};

/** Asks once the typing pauses; the address keeps the text as `search`. */
export function SearchBox({ view, label, placeholder, search, reset = NOTHING }: Props) {
  const [text, setText] = useState(search);
  useEffect(() => setText(search), [search]);
  const { setParams } = view;
  useEffect(() => {
    if (text.trim() === search) {
      return;
    }
    const timer = setTimeout(() => setParams({ search: text.trim() || undefined, ...reset }), PAUSE_MS);
    return () => clearTimeout(timer);
  }, [text, search, setParams, reset]);
  return (
    <search>
      <Input
        type="search"
        aria-label={label}
        placeholder={placeholder}
        width={40}
        value={text}
        onChange={(event) => setText(event.currentTarget.value)}
      />
    </search>
  );
}
