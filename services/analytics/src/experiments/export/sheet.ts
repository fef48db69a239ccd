import { createRequire } from "node:module";
import PDFDocument from "pdfkit";

const { resolve } = createRequire(import.meta.url);
const fonts = { plain: "DejaVuSans.ttf", bold: "DejaVuSans-Bold.ttf" };
const margin = 40;
const grey = "#555";

/** One A4 page that is filled from above. What has no room is left out and said, so that there is never a second page. */
export class Sheet {
  private readonly doc: PDFKit.PDFDocument;
  private readonly chunks: Buffer[] = [];
  private readonly width: number;
  private readonly bottom: number;
  private y = margin;
  private full = false;

  constructor(title: string, at: Date) {
    this.doc = new PDFDocument({
      size: "A4",
      margins: { top: 0, bottom: 0, left: margin, right: margin },
      info: { Title: title, CreationDate: at },
    });
    // A font that is embedded shows a box for what it lacks; the standard fonts would not even know Greek.
    for (const [name, file] of Object.entries(fonts))
      this.doc.registerFont(name, resolve(`dejavu-fonts-ttf/ttf/${file}`));
    this.doc.on("data", (chunk: Buffer) => this.chunks.push(chunk));
    this.width = this.doc.page.width - 2 * margin;
    this.bottom = this.doc.page.height - margin - 24;
  }

  /** Whether so much more fits; once it does not, nothing comes after it. */
  private fits(height: number): boolean {
    if (!this.full && this.y + height > this.bottom) {
      this.full = true;
      const more = "There is no room for the rest: see the page Experiments.";
      this.doc
        .font("plain")
        .fontSize(7)
        .fillColor(grey)
        .text(more, margin, this.bottom + 1, { lineBreak: false });
    }
    return !this.full;
  }

  text(words: string, { size = 9, bold = false, colour = "#111", most = 200 } = {}): void {
    const options = { width: this.width, height: most, ellipsis: true };
    this.doc.font(bold ? "bold" : "plain").fontSize(size);
    const height = Math.min(most, this.doc.heightOfString(words, { width: this.width }));
    if (!this.fits(height)) return;
    this.doc.fillColor(colour).text(words, margin, this.y, options);
    this.y += height + 4;
  }

  heading(words: string): void {
    this.y += 6;
    this.text(words, { size: 10, bold: true });
  }

  /** Columns by their share of the width; a cell that is too long is cut. */
  table(shares: readonly number[], rows: readonly string[][]): void {
    const rowHeight = 13;
    for (const [at, row] of rows.entries()) {
      if (!this.fits(rowHeight)) return;
      let x = margin;
      for (const [index, cell] of row.entries()) {
        const width = this.width * (shares[index] ?? 0.1);
        this.doc
          .font(at === 0 ? "bold" : "plain")
          .fontSize(7.5)
          .fillColor("#111");
        this.doc.text(cell, x, this.y, { width: width - 4, height: 10, ellipsis: true });
        x += width;
      }
      this.doc.moveTo(margin, this.y + 11).lineTo(margin + this.width, this.y + 11);
      this.doc.lineWidth(0.5).strokeColor("#ccc").stroke();
      this.y += rowHeight;
    }
    this.y += 3;
  }

  async end(foot: string): Promise<Uint8Array<ArrayBuffer>> {
    const at = this.doc.page.height - margin;
    this.doc.font("plain").fontSize(7).fillColor(grey);
    this.doc.text(foot, margin, at - 10, { width: this.width, height: 18, ellipsis: true });
    const ended = new Promise((done) => this.doc.on("end", done));
    this.doc.end();
    await ended;
    return new Uint8Array(Buffer.concat(this.chunks));
  }
}
