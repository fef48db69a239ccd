import { formatAgo, formatMoment } from "../time/moment.ts";

interface Props {
  at: string;
  timeZone: string;
}

/** How long ago; the exact time on hover and for machines. */
export function Moment({ at, timeZone }: Props) {
  return (
    <time dateTime={at} title={formatMoment(at, timeZone)}>
      {formatAgo(at)}
    </time>
  );
}
