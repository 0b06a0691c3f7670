import "server-only";
import { copyFile, mkdir, mkdtemp, readdir, rm, stat } from "node:fs/promises";
import os from "node:os";
import path from "node:path";
import { pathToFileURL } from "node:url";
import { env } from "@/lib/platform/env";
import { invalid, unavailable } from "@/lib/platform/errors";
import { type ProgramBounds, ProgramStopped, runProgram } from "@/lib/platform/isolation/bounded-program";
import { FairQueue } from "@/lib/platform/isolation/fair-queue";
import { log } from "@/lib/platform/log";
import type { OfficeKind } from "@/lib/standards/office-documents/document-kind";
import { writeFontList, writeOfficeProfile } from "./office-profile";

/** LibreOffice takes a few seconds for a contract, and three hundred megabytes. */
export const officeBounds: ProgramBounds = { milliseconds: 90_000, residentMegabytes: 2_000, folderMegabytes: 700 };

/** LibreOffice's names of its import filters: each file is read as what it is, and as nothing else. */
const filters: Record<OfficeKind, string> = {
  docx: "MS Word 2007 XML",
  doc: "MS Word 97",
  odt: "writer8",
  rtf: "Rich Text Format",
};

const folderName = "vermilion-office-";
const leftoverMs = 3600_000;
const mostWaiting = 12;
const mostWaitingOfOne = 2;

const holder = globalThis as typeof globalThis & { vermilionOfficeQueue?: FairQueue };
holder.vermilionOfficeQueue ??= new FairQueue();
const queue = holder.vermilionOfficeQueue;

export type Conversion = {
  /** LibreOffice's program. */
  office: string;
  /** The document. */
  file: string;
  kind: OfficeKind;
  /** Whose it is: those who wait take turns. */
  whose: string;
  signal?: AbortSignal | undefined;
  bounds?: ProgramBounds;
};

/**
 * Sets a document as pages: LibreOffice writes a PDF, confined and bounded, one at a time on this server. Everything it
 * has made is removed when `use` has ended.
 * @param use is given the path of the PDF
 * @throws DomainError process_busy, process_not_started, office_failed, office_too_slow, office_too_large,
 *   upload_interrupted when `signal` has stopped it; what `use` throws
 */
export async function withConverted<T>(conversion: Conversion, use: (pdf: string) => Promise<T>): Promise<T> {
  return withFolder(async (folder) => {
    // At once before the queue is joined: in between, others could join it.
    if (queue.size > mostWaiting || queue.waitingOf(conversion.whose) >= mostWaitingOfOne)
      throw unavailable("process_busy");
    const pdf = await queue.run(conversion.whose, () => convert(conversion, folder));
    return use(pdf);
  });
}

async function convert({ office, file, kind, signal, bounds = officeBounds }: Conversion, folder: string) {
  const document = path.join(folder, `document.${kind}`);
  const out = path.join(folder, "out");
  await mkdir(out);
  await copyFile(file, document);
  const profile = await writeOfficeProfile(folder);
  const root = process.cwd();
  const font = (name: string) => path.join(root, "node_modules", "@expo-google-fonts", name);
  const weights = ["400Regular", "700Bold"];
  const fonts = ["noto-serif-sc", "noto-sans-sc"].flatMap((name) => weights.map((each) => path.join(font(name), each)));
  try {
    const { code } = await runProgram({
      command: office,
      arguments: [
        `-env:UserInstallation=${pathToFileURL(profile).href}`,
        "--headless",
        "--norestore",
        "--nolockcheck",
        "--nodefault",
        "--nofirststartwizard",
        `--infilter=${filters[kind]}`,
        "--convert-to",
        "pdf:writer_pdf_Export",
        "--outdir",
        out,
        document,
      ],
      folder,
      bounds,
      signal,
      environment: { FONTCONFIG_FILE: await writeFontList(folder, fonts), SAL_USE_VCLPLUGIN: "svp" },
      hidden: [env().DATA_DIR, path.join(root, ".env")],
    });
    const pdf = path.join(out, "document.pdf");
    const made = await stat(pdf).catch(() => null);
    // It ends with 0 after some failures, too: what counts is what it has written.
    if (code === 0 && made?.isFile() && made.size > 0) return pdf;
    log.warn({ kind, exit: code, written: made?.size ?? 0 }, "a document could not be converted");
  } catch (error) {
    if (!(error instanceof ProgramStopped)) throw error;
    log.warn({ kind, bound: error.bound }, "the conversion of a document was stopped");
    throw refusals[error.bound]();
  }
  throw invalid("office_failed");
}

const refusals = {
  time: () => invalid("office_too_slow"),
  memory: () => invalid("office_too_large"),
  output: () => invalid("office_too_large"),
  gone: () => unavailable("upload_interrupted"),
  start: () => unavailable("process_not_started"),
} as const;

/** A folder for one run, and the end of those that a killed server has left. */
async function withFolder<T>(use: (folder: string) => Promise<T>): Promise<T> {
  const folder = await mkdtemp(path.join(os.tmpdir(), folderName));
  try {
    await clearLeftovers();
    return await use(folder);
  } finally {
    await rm(folder, { recursive: true, force: true, maxRetries: 3 });
  }
}

async function clearLeftovers(): Promise<void> {
  const old = Date.now() - leftoverMs;
  for (const name of await readdir(os.tmpdir())) {
    if (!name.startsWith(folderName)) continue;
    const at = path.join(os.tmpdir(), name);
    const found = await stat(at).catch(() => null);
    if (found && found.mtimeMs < old) await rm(at, { recursive: true, force: true }).catch(() => {});
  }
}
