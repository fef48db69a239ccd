import { Alert, Button, Stack } from "@grafana/ui";

interface Props {
  currencies: string[];
  onChoose: (currency: string) => void;
}

export function ChooseCurrency({ currencies, onChoose }: Props) {
  return (
    <Alert severity="info" title="The shop sells in several currencies">
      <Stack gap={1} alignItems="center" wrap="wrap">
        <span>They are not added up. Show only:</span>
        {currencies.map((currency) => (
          <Button key={currency} size="sm" variant="secondary" onClick={() => onChoose(currency)}>
            {currency}
          </Button>
        ))}
      </Stack>
    </Alert>
  );
}
