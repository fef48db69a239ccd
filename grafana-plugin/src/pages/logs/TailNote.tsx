import { Button, Stack, Text } from "@grafana/ui";
import { IconWord } from "../../shared/components/IconWord.tsx";

interface Props {
  paused: boolean;
  failed: string | undefined;
  onResume: () => void;
}

export function TailNote({ paused, failed, onResume }: Props) {
  return (
    <div role="status" data-testid="tail-note">
      <Stack gap={1} alignItems="center" wrap="wrap">
        {paused ? (
          <>
            <IconWord icon="pause" tone="warning" word="Tail paused while you read further down." />
            <Button size="sm" variant="secondary" icon="arrow-up" onClick={onResume}>
              Back to the newest
            </Button>
          </>
        ) : (
          <IconWord icon="play" tone="good" word="Tailing: new lines appear at the top every 2 seconds." />
        )}
        {failed && <Text color="error">The last question failed: {failed}</Text>}
      </Stack>
    </div>
  );
}
