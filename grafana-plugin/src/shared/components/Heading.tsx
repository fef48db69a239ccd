import { Box, Text } from "@grafana/ui";

/** Parts one panel's facts. */
export function Heading({ text }: { text: string }) {
  return (
    <Box marginTop={2} marginBottom={0.5}>
      <Text element="h4" variant="h6">
        {text}
      </Text>
    </Box>
  );
}
