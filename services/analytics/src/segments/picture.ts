import { createRequire } from "node:module";
import { Resvg } from "@resvg/resvg-js";
import type { SegmentsDoc } from "./schema.ts";

const width = 960;
const height = 640;
const left = 70;
const bottom = 60;
const legendWidth = 300;
const plot = { width: width - left - legendWidth, height: height - bottom - 50 };

/** Okabe and Ito's colours, told apart by everybody; a shape of its own beside each. */
const colours = [
  "#0072b2",
  "#e69f00",
  "#009e73",
  "#d55e00",
  "#cc79a7",
  "#56b4e9",
  "#000000",
  "#8f8f00",
  "#7a5195",
  "#aa4499",
  "#44aa99",
  "#882255",
];
const shapes = ["circle", "square", "triangle"] as const;

const escaped = (text: string) =>
  text.replace(/[&<>"]/g, (it) => ({ "&": "&amp;", "<": "&lt;", ">": "&gt;", '"': "&quot;" })[it] ?? it);

function mark(segment: number, x: number, y: number, size: number): string {
  const fill = `fill="${colours[segment % colours.length]}" fill-opacity="0.65"`;
  const [cx, cy] = [x.toFixed(1), y.toFixed(1)];
  switch (shapes[segment % shapes.length]) {
    case "square":
      return `<rect x="${(x - size).toFixed(1)}" y="${(y - size).toFixed(1)}" width="${2 * size}" height="${2 * size}" ${fill}/>`;
    case "triangle":
      return `<path d="M${cx} ${(y - 1.3 * size).toFixed(1)} l${1.2 * size} ${2.2 * size} h${-2.4 * size} z" ${fill}/>`;
    default:
      return `<circle cx="${cx}" cy="${cy}" r="${size}" ${fill}/>`;
  }
}

/** The range of values, a little wider, so that no point lies on the frame. */
function rangeOf(values: readonly number[]): [number, number] {
  const [least, most] = [Math.min(...values), Math.max(...values)];
  const margin = most > least ? 0.04 * (most - least) : 1;
  return [least - margin, most + margin];
}

const axisTitle = ({ share, loadings }: SegmentsDoc["axes"][number]): string => {
  const most = [...loadings].sort((a, b) => Math.abs(b.loading) - Math.abs(a.loading)).slice(0, 2);
  const words = most.map(({ name, loading }) => `${loading > 0 ? "more" : "fewer"}: ${name.toLowerCase()}`).join(", ");
  return `${words} (${Math.round(100 * share)} % of all differences)`;
};

function legend({ segments }: SegmentsDoc): string {
  const x = width - legendWidth + 30;
  const rows = segments.map(({ segment, name, share }, at) => {
    const y = 80 + 44 * at;
    const words = `<text x="${x + 16}" y="${y + 5}" font-size="14">${escaped(name)}</text>`;
    return `${mark(segment, x, y, 6)}${words}<text x="${x + 16}" y="${y + 22}" font-size="12" fill="#555">${Math.round(100 * share)} % of customers</text>`;
  });
  return rows.join("");
}

/** Customers on their two principal components, one mark and colour a segment. */
export function pictureSvg(doc: SegmentsDoc): string {
  const [x0, x1] = rangeOf(doc.points.map(({ x }) => x));
  const [y0, y1] = rangeOf(doc.points.map(({ y }) => y));
  const px = (x: number) => left + ((x - x0) / (x1 - x0)) * plot.width;
  const py = (y: number) => 50 + (1 - (y - y0) / (y1 - y0)) * plot.height;
  const [across, up] = doc.axes;
  const foot = height - bottom + 34;
  const title = `${doc.customers.toLocaleString("en-GB")} customers, ${doc.as_of ?? ""}`;
  return [
    `<svg xmlns="http://www.w3.org/2000/svg" width="${width}" height="${height}" font-family="DejaVu Sans" fill="#111">`,
    `<rect width="${width}" height="${height}" fill="#fff"/>`,
    `<text x="${left}" y="30" font-size="16">${escaped(title)}</text>`,
    `<rect x="${left}" y="50" width="${plot.width}" height="${plot.height}" fill="none" stroke="#999"/>`,
    ...doc.points.map(({ x, y, segment }) => mark(segment, px(x), py(y), 3)),
    across ? `<text x="${left}" y="${foot}" font-size="12">${escaped(axisTitle(across))} →</text>` : "",
    up
      ? `<text transform="translate(${left - 16} ${50 + plot.height}) rotate(-90)" font-size="12">${escaped(axisTitle(up))} →</text>`
      : "",
    legend(doc),
    "</svg>",
  ].join("\n");
}

/** The same as PNG, with a font of our own: the same bytes on every machine. */
export function picturePng(doc: SegmentsDoc): Uint8Array {
  const font = createRequire(import.meta.url).resolve("dejavu-fonts-ttf/ttf/DejaVuSans.ttf");
  const options = {
    font: { fontFiles: [font], loadSystemFonts: false, defaultFontFamily: "DejaVu Sans" },
    fitTo: { mode: "zoom" as const, value: 2 },
  };
  return new Resvg(pictureSvg(doc), options).render().asPng();
}
