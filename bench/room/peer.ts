import { createReadStream } from "node:fs";
import { readFile } from "node:fs/promises";
import { createServer } from "node:http";
import type { AddressInfo } from "node:net";
import path from "node:path";
import { readByteRange } from "@/lib/platform/web/byte-range";

const packages = path.resolve(import.meta.dirname, "../../node_modules/pdfjs-dist/legacy/build");

/** The least that can show a page: pdf.js as it is published, one canvas, nothing else. */
const page = `<!doctype html><title>Bare pdf.js</title><section data-page="0"></section><script type="module">
  import { getDocument, GlobalWorkerOptions } from "/pdf.min.mjs";
  GlobalWorkerOptions.workerSrc = "/pdf.worker.min.mjs";
  const options = { url: "/file.pdf", disableAutoFetch: true, disableStream: true, isEvalSupported: false };
  const document = await getDocument(options).promise;
  const sheet = await document.getPage(1);
  const viewport = sheet.getViewport({ scale: 96 / 72 });
  const canvas = window.document.createElement("canvas");
  canvas.width = viewport.width;
  canvas.height = viewport.height;
  await sheet.render({ canvas, viewport }).promise;
  window.document.querySelector("section").append(canvas);
</script>`;

/** Serves a bare page of pdf.js with a file, from the disk, as a web server without an application would. */
export async function servePeer(file: { path: string; size: number }): Promise<{ origin: string; stop(): void }> {
  const scripts = new Map<string, Buffer>();
  for (const name of ["pdf.min.mjs", "pdf.worker.min.mjs"])
    scripts.set(`/${name}`, await readFile(path.join(packages, name)));
  const server = createServer((request, response) => {
    const script = scripts.get(request.url ?? "");
    if (script) return response.setHeader("Content-Type", "text/javascript").end(script);
    if (request.url !== "/file.pdf") return response.setHeader("Content-Type", "text/html").end(page);
    const range = readByteRange(request.headers.range ?? null, file.size);
    if (range === "unsatisfiable") return response.writeHead(416).end();
    const { start, end } = range === "whole" ? { start: 0, end: file.size - 1 } : range;
    response.writeHead(range === "whole" ? 200 : 206, {
      "Content-Type": "application/pdf",
      "Accept-Ranges": "bytes",
      "Content-Length": end - start + 1,
      ...(range !== "whole" && { "Content-Range": `bytes ${start}-${end}/${file.size}` }),
    });
    createReadStream(file.path, { start, end })
      .on("error", () => response.destroy())
      .pipe(response);
  });
  await new Promise<void>((ready) => server.listen(0, "127.0.0.1", ready));
  const { port } = server.address() as AddressInfo;
  return {
    origin: `http://127.0.0.1:${port}`,
    stop: () => {
      server.close();
      server.closeAllConnections();
    },
  };
}
