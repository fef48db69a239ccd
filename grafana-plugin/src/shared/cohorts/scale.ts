/**
 * Cividis (Nuñez, Anderton and Renslow 2018): from dark blue to yellow, monotone in lightness and the same to eyes that
 * cannot tell red from green.
 */
const CIVIDIS: Rgb[] = [
  [0, 34, 78],
  [18, 53, 112],
  [59, 73, 108],
  [87, 93, 109],
  [112, 113, 115],
  [138, 134, 120],
  [165, 156, 116],
  [195, 179, 105],
  [225, 204, 85],
  [254, 232, 56],
];

/** On a light page the same from the other end, which goes on into pale: bright yellow would shout where there is least. */
const ON_LIGHT: Rgb[] = [[255, 250, 226], [249, 236, 160], ...CIVIDIS.slice(0, -1).toReversed()];

type Rgb = [number, number, number];

export interface Tone {
  background: string;
  text: string;
}

/** More is what stands out: bright on a dark page, dark on a light one. */
export function toneAt(position: number, isDark: boolean): Tone {
  const rgb = mix(isDark ? CIVIDIS : ON_LIGHT, Math.min(1, Math.max(0, position)));
  return { background: `rgb(${rgb.join(" ")})`, text: textOn(rgb) };
}

function mix(stops: Rgb[], position: number): Rgb {
  const at = position * (stops.length - 1);
  const low = Math.min(stops.length - 2, Math.floor(at));
  const [a, b] = [stops[low] as Rgb, stops[low + 1] as Rgb];
  return a.map((from, i) => Math.round(from + ((b[i] ?? from) - from) * (at - low))) as Rgb;
}

/** Black or white, whichever stands out more: the better of the two has a contrast of 4.58 or more on any colour. */
function textOn(rgb: Rgb): string {
  const light = luminance(rgb);
  return 1.05 / (light + 0.05) > (light + 0.05) / 0.05 ? "#ffffff" : "#000000";
}

/** WCAG 2.2, relative luminance. */
export function luminance(rgb: readonly number[]): number {
  const [r = 0, g = 0, b = 0] = rgb.map((part) => {
    const share = part / 255;
    return share <= 0.04045 ? share / 12.92 : ((share + 0.055) / 1.055) ** 2.4;
  });
  return 0.2126 * r + 0.7152 * g + 0.0722 * b;
}

export interface Domain {
  low: number;
  high: number;
  /** Values beyond that wear the end's colour. */
  below: boolean;
  above: boolean;
}

const TAIL = 0.05;

/** From the fifth to the ninety-fifth percentile, so that one odd cohort does not take the colours from all others. */
export function domainOf(values: number[]): Domain | undefined {
  const sorted = values.toSorted((a, b) => a - b);
  const [least, most] = [sorted[0], sorted.at(-1)];
  if (least === undefined || most === undefined) {
    return undefined;
  }
  const low = sorted[Math.floor(TAIL * (sorted.length - 1))] ?? least;
  const high = sorted[Math.ceil((1 - TAIL) * (sorted.length - 1))] ?? most;
  return { low, high, below: least < low, above: most > high };
}

/** Where a value lies in the domain, 0 to 1; in the middle where all are the same. */
export function positionIn({ low, high }: Domain, value: number): number {
  return high > low ? Math.min(1, Math.max(0, (value - low) / (high - low))) : 0.5;
}
