import cliProgress from "cli-progress";

export interface Bar {
  update(share: number, what: string): void;
  stop(): void;
}

/** A bar on stderr for people; silent where stderr is not a terminal. */
export function createBar(): Bar {
  if (!process.stderr.isTTY) return { update: () => {}, stop: () => {} };
  const bar = new cliProgress.SingleBar(
    { format: "  {bar} {percentage} %  {what}", stream: process.stderr, hideCursor: true },
    cliProgress.Presets.shades_classic,
  );
  let started = false;
  return {
    update: (share, what) => {
      if (!started) bar.start(100, 0, { what });
      started = true;
      bar.update(Math.round(share * 100), { what });
    },
    stop: () => bar.stop(),
  };
}

type OnProgress = (share: number, detail: { step: string }) => Promise<void>;

/** Work that tells its steps, behind a bar. */
export async function withBar<Result>(work: (onProgress: OnProgress) => Promise<Result>): Promise<Result> {
  const bar = createBar();
  try {
    return await work(async (share, { step }) => bar.update(share, step));
  } finally {
    bar.stop();
  }
}
