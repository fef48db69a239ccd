import { readFile, stat } from "node:fs/promises";
import path from "node:path";
import { promisify } from "node:util";
import { brotliCompress, constants, gzip } from "node:zlib";

const TYPES: Record<string, string> = {
  ".css": "text/css; charset=utf-8",
  ".html": "text/html; charset=utf-8",
  ".js": "text/javascript; charset=utf-8",
  ".json": "application/json",
  ".map": "application/json",
  ".md": "text/markdown; charset=utf-8",
  ".png": "image/png",
  ".svg": "image/svg+xml",
  ".ttf": "font/ttf",
  ".wasm": "application/wasm",
  ".woff2": "font/woff2",
};
const COMPRESSIBLE = new Set([".css", ".html", ".js", ".json", ".map", ".md", ".svg", ".ttf"]);
const BROTLI_QUALITY = 5;

type Encoding = "br" | "gzip";

/** Serves one directory; what compresses is compressed once and kept in memory. */
export function fileServer(root: string) {
  const base = path.resolve(root);
  const compressed = new Map<string, Promise<Buffer>>();

  return async function serve(relative: string, request: Request, cacheControl: string): Promise<Response | undefined> {
    const file = resolveInside(base, relative);
    const info = file === undefined ? undefined : await stat(file).catch(() => undefined);
    if (!file || !info?.isFile()) {
      return undefined;
    }
    const etag = `"${info.size.toString(36)}-${Math.round(info.mtimeMs).toString(36)}"`;
    const headers = headersFor(file, etag, cacheControl);
    if (request.headers.get("if-none-match") === etag) {
      return new Response(null, { status: 304, headers });
    }
    const encoding = COMPRESSIBLE.has(path.extname(file)) ? acceptedEncoding(request) : undefined;
    if (!encoding) {
      return new Response(new Uint8Array(await readFile(file)), { headers });
    }
    headers.set("content-encoding", encoding);
    const key = `${encoding} ${etag} ${file}`;
    const body = compressed.get(key) ?? compressFile(file, encoding);
    compressed.set(key, body);
    return new Response(new Uint8Array(await body), { headers });
  };
}

function resolveInside(base: string, relative: string): string | undefined {
  const decoded = decode(relative);
  if (decoded === undefined || decoded.includes("\0")) {
    return undefined;
  }
  const file = path.resolve(base, `.${path.sep}${decoded}`);
  return file.startsWith(base + path.sep) ? file : undefined;
}

function decode(text: string): string | undefined {
  try {
    return decodeURIComponent(text);
  } catch {
    return undefined;
  }
}

function headersFor(file: string, etag: string, cacheControl: string): Headers {
  const type = TYPES[path.extname(file)] ?? "application/octet-stream";
  return new Headers({ "content-type": type, etag, "cache-control": cacheControl, vary: "accept-encoding" });
}

function acceptedEncoding(request: Request): Encoding | undefined {
  const accepted = (request.headers.get("accept-encoding") ?? "").split(",").map((part) => part.trim().split(";")[0]);
  return (["br", "gzip"] as const).find((encoding) => accepted.includes(encoding));
}

async function compressFile(file: string, encoding: Encoding): Promise<Buffer> {
  const content = await readFile(file);
  return encoding === "gzip"
    ? promisify(gzip)(content)
    : promisify(brotliCompress)(content, { params: { [constants.BROTLI_PARAM_QUALITY]: BROTLI_QUALITY } });
}
