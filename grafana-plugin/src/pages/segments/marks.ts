/**
 * Okabe and Ito's hues, as in the API's picture, told apart by everybody; lighter on dark pages and darker on light ones,
 * so that each stands out from the page.
 */
const ON_DARK = ["#4aa3e0", "#e69f00", "#1fb98b", "#f0783c", "#d990bd", "#8fd0f5", "#e8e8e8", "#b5b53a"];
const ON_LIGHT = ["#0072b2", "#a86f00", "#00805e", "#c04e00", "#a8527f", "#3580b0", "#1f1f1f", "#757500"];

const SHAPES = ["circle", "square", "triangle", "diamond", "cross", "star"] as const;
export type Shape = (typeof SHAPES)[number];

/** Beyond as many as there are hues a shape comes with another one. */
export function markOf(segment: number, isDark: boolean): { color: string; shape: Shape } {
  const colors = isDark ? ON_DARK : ON_LIGHT;
  return {
    color: colors[segment % colors.length] as string,
    shape: SHAPES[segment % SHAPES.length] as Shape,
  };
}

const shown = (value: number) => String(Math.round(value * 10) / 10);
const polygon = (points: [number, number][]) => `M${points.map((point) => point.map(shown).join(" ")).join("L")}Z`;

/** The outline of a mark around a point, as SVG's path takes it; all shapes cover about the same area. */
export function outline(shape: Shape, x: number, y: number, r: number): string {
  switch (shape) {
    case "circle":
      return `M${shown(x - r)} ${shown(y)}a${r} ${r} 0 1 0 ${2 * r} 0a${r} ${r} 0 1 0 ${-2 * r} 0Z`;
    case "square":
      return corners(x, y, [0.9, 0.9, 0.9, 0.9], r, 45);
    case "diamond":
      return corners(x, y, [1.3, 1.3, 1.3, 1.3], r, 0, 1);
    case "triangle":
      return corners(x, y, [1.4, 1.4, 1.4], r, -90, 1);
    case "cross":
      return cross(x, y, r);
    case "star":
      return corners(x, y, [1.6, 0.7, 1.6, 0.7, 1.6, 0.7, 1.6, 0.7, 1.6, 0.7], r, -90, 1);
  }
}

/** Corners at even angles around a point, each so far from it. */
function corners(x: number, y: number, far: number[], r: number, start: number, stretch = Math.SQRT2): string {
  return polygon(
    far.map((length, i) => {
      const angle = ((start + (360 / far.length) * i) * Math.PI) / 180;
      return [x + Math.cos(angle) * length * r * stretch, y + Math.sin(angle) * length * r * stretch];
    }),
  );
}

function cross(x: number, y: number, r: number): string {
  const [long, thin] = [1.3 * r, 0.45 * r];
  return polygon([
    [x - thin, y - long],
    [x + thin, y - long],
    [x + thin, y - thin],
    [x + long, y - thin],
    [x + long, y + thin],
    [x + thin, y + thin],
    [x + thin, y + long],
    [x - thin, y + long],
    [x - thin, y + thin],
    [x - long, y + thin],
    [x - long, y - thin],
    [x - thin, y - thin],
  ]);
}
