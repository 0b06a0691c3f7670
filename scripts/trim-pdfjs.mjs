import { mkdir, readFile, rename, writeFile } from "node:fs/promises";
import { createRequire } from "node:module";
import path from "node:path";
import { fileURLToPath } from "node:url";

/*
 * Makes the display part of pdf.js without what nobody here uses: its editor of annotations and its layers for forms,
 * its own ways to fetch a file (components/pdf/file-ranges.ts is ours), what only its debugger records, and what it
 * needs in Node. That is two thirds of the code that every reader of a contract would load. The published file is made of sections, each under the name
 * of its source; whole sections go, and what the rest still names of them becomes a stub. Made for two kinds of
 * browsers, as pdf.js is published for two. The folder is not in git.
 */
const root = path.resolve(path.dirname(fileURLToPath(import.meta.url)), "..");
const target = path.join(root, "components", "pdf", "generated");

/** Sections, by the beginning of their names. */
export const dropped = [
  "./src/display/editor/",
  "./src/display/annotation_layer.js",
  "./src/display/xfa_layer.js",
  "./src/display/svg_factory.js",
  "./src/display/draw_layer.js",
  "./src/display/touch_manager.js",
  "./src/display/text_layer_images.js",
  "./src/display/canvas_dependency_tracker.js",
  "./src/display/webgpu_mesh.js",
  "./src/display/node_utils.js",
  "./src/display/node_stream.js",
  "./src/display/network.js",
  "./src/display/network_stream.js",
  "./src/display/network_utils.js",
  "./src/display/fetch_stream.js",
  "./src/display/content_disposition.js",
  "./src/shared/scripting_utils.js",
];

/** What the rest still names. Nothing of it is reached in a browser with the options of load-pdf.ts. */
const stubs = `
class AnnotationEditor {}
const XfaLayer = null;
const NodeFilterFactory = null;
const NodeCanvasFactory = null;
const NodeBinaryDataFactory = null;
const FORCED_DEPENDENCY_LABEL = "";
const Dependencies = {};
const CanvasBBoxTracker = null;
const CanvasDependencyTracker = null;
const CanvasNestedDependencyTracker = null;
const CanvasImagesTracker = null;
const initWebGPUMesh = () => {};
const isWebGPUMeshReady = () => false;
const drawMeshWithGPU = () => null;
const getNetworkStream = () => {
  throw new Error("files are read by ranges of our own");
};
export { GlobalWorkerOptions, PDFDataRangeTransport, PDFWorker, TextLayer, VerbosityLevel, getDocument, version };
`;

const types = 'export * from "pdfjs-dist";\n';

/**
 * @param {string} source the published module
 * @returns {string}
 */
export function trimmed(source) {
  const sections = source.split(/^(?=;\/\/ \.\/src\/)/m);
  const nameOf = (/** @type {string} */ section) => /^;\/\/ (\S+)/.exec(section)?.[1] ?? "";
  for (const name of dropped)
    if (!sections.some((section) => nameOf(section).startsWith(name)))
      throw new Error(`pdf.js has no section ${name} any more: look at scripts/trim-pdfjs.mjs`);
  // The last one puts every part into the global object.
  const last = sections.pop() ?? "";
  if (nameOf(last) !== "./src/pdf.js") throw new Error("pdf.js does not end as it did: look at scripts/trim-pdfjs.mjs");
  return sections.filter((section) => !dropped.some((name) => nameOf(section).startsWith(name))).join("") + stubs;
}

if (process.argv[1] === fileURLToPath(import.meta.url)) {
  const from = path.dirname(createRequire(import.meta.url).resolve("pdfjs-dist/package.json"));
  await mkdir(target, { recursive: true });
  for (const [name, file] of [
    ["pdf", "build/pdf.mjs"],
    ["pdf.legacy", "legacy/build/pdf.mjs"],
  ]) {
    const draft = path.join(target, `${name}.${process.pid}`);
    await writeFile(draft, trimmed(await readFile(path.join(from, file), "utf8")));
    await writeFile(path.join(target, `${name}.d.mts`), types);
    await rename(draft, path.join(target, `${name}.mjs`));
  }
}
