import { mkdtemp, rm, writeFile } from "node:fs/promises";
import os from "node:os";
import path from "node:path";
import { bigContract } from "../../tests/support/big-contract";
import { openBrowser, type Visit, visit } from "./in-browser";
import { servePeer } from "./peer";
import { setStage } from "./stage";

const PAGES = 500;
const MOST_MS = 1500;
const MOST_SCRIPT_BYTES = 250_000;

const median = (values: number[]) => values.sort((a, b) => a - b)[values.length >> 1] ?? Number.NaN;

type Measured = Omit<Visit, "url">;
type Side = { visits: Measured[]; medians: Omit<Measured, "scripts"> };

function sideOf(visits: Measured[]): Side {
  const of = (pick: (visit: Measured) => number) => median(visits.map(pick));
  return {
    visits,
    medians: {
      firstPageMs: of((one) => one.firstPageMs),
      fileRequests: of((one) => one.fileRequests),
      fileBytes: of((one) => one.fileBytes),
      scriptBytes: of((one) => one.scriptBytes),
      canvases: of((one) => one.canvases),
    },
  };
}

/** Opens the signing room with a contract of 500 pages, and beside it the same file in a bare page of pdf.js. */
export async function runRoom(rounds: number, say: (line: string) => void) {
  const loadBefore = os.loadavg();
  const folder = await mkdtemp(path.join(os.tmpdir(), "vermilion-bench-room-"));
  const file = bigContract(PAGES);
  const place = path.join(folder, "contract.pdf");
  await writeFile(place, file);
  say(
    `a file of ${PAGES} pages and ${(file.length / 1e6).toFixed(1)} MB; the server is built if it has changed, and started`,
  );
  const stage = await setStage(place);
  const peer = await servePeer({ path: place, size: file.length });
  const browser = await openBrowser();
  try {
    const room: Measured[] = [];
    const bare: Measured[] = [];
    let url = stage.origin + stage.link;
    // The first round follows the link, and wakes the server, the database and the browser; it does not count.
    for (let round = 0; round <= rounds; round++) {
      const { url: roomUrl, ...ours } = await visit(browser, url, (at) => at.startsWith("/files/"), stage.cookie);
      url = roomUrl;
      const { url: _, ...theirs } = await visit(browser, peer.origin, (at) => at === "/file.pdf");
      say(`${round}: ${ours.firstPageMs.toFixed(0)} ms in the room, ${theirs.firstPageMs.toFixed(0)} ms bare`);
      if (round > 0) {
        room.push(ours);
        bare.push(theirs);
      }
    }
    const [ours, theirs] = [sideOf(room), sideOf(bare)];
    const bar = (name: string, value: number, atMost: number) => ({ name, value, atMost, met: value < atMost });
    return {
      benchmark: "room",
      at: new Date().toISOString(),
      machine: {
        processor: os.cpus()[0]?.model ?? "unknown",
        cores: os.cpus().length,
        node: process.version,
        loadBefore,
      },
      browser: browser.version(),
      file: { pages: PAGES, bytes: file.length },
      room: ours,
      bare: theirs,
      bars: [
        bar("ms to the first page", ours.medians.firstPageMs, MOST_MS),
        bar("bytes of scripts, packed", ours.medians.scriptBytes, MOST_SCRIPT_BYTES),
      ],
    };
  } finally {
    await browser.close();
    peer.stop();
    await stage.stop();
    await rm(folder, { recursive: true, force: true });
  }
}

export type RoomReport = Awaited<ReturnType<typeof runRoom>>;

/** The report as text. */
export function roomTable({ machine, browser, file, room, bare, bars }: RoomReport): string {
  const number = (value: number) => Math.round(value).toLocaleString("en").padStart(12);
  const rows: [string, keyof Side["medians"]][] = [
    ["navigation to the first page drawn, ms", "firstPageMs"],
    ["requests for parts of the file until then", "fileRequests"],
    ["bytes of the file until then", "fileBytes"],
    ["scripts without the worker, bytes packed", "scriptBytes"],
    ["canvases in the page after that", "canvases"],
  ];
  return [
    `${machine.processor}, ${machine.cores} cores, Node ${machine.node}, Chromium ${browser}; load ${machine.loadBefore[0]?.toFixed(1)} before`,
    `${file.pages} pages, ${(file.bytes / 1e6).toFixed(1)} MB; medians of ${room.visits.length} visits with an empty cache`,
    "",
    `  ${"".padEnd(46)}${"room".padStart(12)}${"bare pdf.js".padStart(12)}`,
    ...rows.map(([what, key]) => `  ${what.padEnd(46)}${number(room.medians[key])}${number(bare.medians[key])}`),
    "",
    ...bars.map(
      ({ name, value, atMost, met }) =>
        `  ${met ? "met   " : "MISSED"}  ${name}: ${number(value).trim()} (under ${number(atMost).trim()})`,
    ),
  ].join("\n");
}
