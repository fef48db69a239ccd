import { Combobox, type ComboboxOption } from "@grafana/ui";

interface Props {
  value: string;
  onChange: (timeZone: string) => void;
}

const OPTIONS: ComboboxOption<string>[] = [
  { value: "browser", label: "Browser time", description: Intl.DateTimeFormat().resolvedOptions().timeZone },
  { value: "utc", label: "UTC" },
  ...Intl.supportedValuesOf("timeZone").map((value) => ({ value, label: value })),
];

export function TimeZoneSelect({ value, onChange }: Props) {
  return (
    <Combobox
      aria-label="Time zone"
      prefixIcon="clock-nine"
      options={OPTIONS}
      value={value}
      onChange={(option) => onChange(option.value)}
    />
  );
}
