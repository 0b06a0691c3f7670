import { createHash } from "node:crypto";
import { deflateSync } from "node:zlib";
import { prepareDocument } from "@/lib/standards/pades/prepare";
import { sealStamp } from "@/lib/standards/pades/seal-stamp";
import { signIncrement } from "@/lib/standards/pades/sign";
import { describeSeal } from "@/lib/standards/seal-drawing/seal/describe-seal";
import { usualDesign } from "@/lib/standards/seal-drawing/seal/design";
import { drawSeal } from "@/lib/standards/seal-drawing/seal/draw-seal";
import { testFaces } from "@/lib/standards/seal-drawing/seal/test-faces";
import { pagesPdf } from "../../tests/support/pdfs";
import { testPki } from "../../tests/support/signing-pki";
import { joined } from "../../tests/support/signing-scenario";
import type { SealCase } from "./seal-case";

const PAGES = 500;
const MOST_MS = 150;
const MOST_BYTES = 300_000;

const median = (values: number[]) => values.sort((a, b) => a - b)[values.length >> 1] ?? Number.NaN;

/** Milliseconds of processor time of this process: other programs on the machine do not count. */
function processorTime(): number {
  const { user, system } = process.cpuUsage();
  return (user + system) / 1000;
}

/** The largest seal in use, with every detail it may have: more ink than most. */
function heavySeal() {
  const design = { ...usualDesign("official"), widthMm: 58, heightMm: 58, microText: true };
  const names = { organization: "北京市清和书坊文化传播有限责任公司", legalRepresentative: null, taxNumber: null };
  const described = describeSeal({ ...design, pattern: "0123456789abcdef0123456789abcdef" }, names);
  return sealStamp(drawSeal(described, testFaces), 0.85);
}

/**
 * What a cross-page seal over 500 pages adds to a signing: the same file is signed with and without, everything read
 * anew each time. The limit is what nobody can do without: packing the ink once, and hashing what was added.
 */
export async function crossPage(rounds: number): Promise<SealCase> {
  const pki = testPki("Vermilion Bench");
  const stamp = heavySeal();
  const base = pagesPdf(PAGES);
  const rect = { x: 300, y: 300, width: 170, height: 170 };
  const began = performance.now();
  const { tail, fieldNames } = prepareDocument({
    base,
    fields: [
      { kind: "signature", id: "s", page: 0, rect, label: "Seal" },
      {
        ...{
          kind: "cross-page",
          id: "x",
          edge: "right",
          pages: "all",
          middle: 420,
          height: 170,
          label: "Cross-page seal",
        },
        stripLabel: (page) => `清和书坊有限公司的骑缝章，第 ${page} 页`,
      },
    ],
  });
  const prepare = performance.now() - began;
  const ready = joined(base, tail);
  const signer = pki.signer("Bench Signer");
  const common = { base: ready, fieldName: fieldNames.get("s") as string, signer, signingTime: pki.clock.now };
  const crossPage = [{ fieldName: fieldNames.get("x") as string, stamp, edge: "right" as const }];
  const sign = async (seals: typeof crossPage) => {
    const clock = performance.now();
    const processor = processorTime();
    const signed = await signIncrement({ ...common, crossPage: seals });
    return { clock: performance.now() - clock, processor: processorTime() - processor, tail: signed.tail };
  };
  const added: number[] = [];
  const byClock: number[] = [];
  let bytes = 0;
  let first = 0;
  for (let round = 0; round <= rounds; round++) {
    const [without, sealed] = [await sign([]), await sign(crossPage)];
    bytes = sealed.tail.length - without.tail.length;
    // The first of all runs code that is not warm yet; it is told apart.
    if (round === 0) first = sealed.processor - without.processor;
    else {
      added.push(sealed.processor - without.processor);
      byClock.push(sealed.clock - without.clock);
    }
  }
  const limits = Array.from({ length: rounds }, () => {
    const begin = processorTime();
    deflateSync(stamp.ink);
    createHash("sha256").update(ready.subarray(0, bytes)).digest();
    return processorTime() - begin;
  });
  const ms = median(added);
  const bar = (name: string, value: number, atMost: number) => ({ name, value, atMost, met: value < atMost });
  return {
    name: `cross-page seal over ${PAGES} pages`,
    measured: {
      "added to a signing, ms": ms,
      "the same by the clock, ms": median(byClock),
      "added to the first signing of a process, ms": first,
      "limit: pack the ink, hash the added bytes, ms": median(limits),
      "prepare the places at sending, ms": prepare,
      "added to the signing, bytes": bytes,
      "ink of the seal, bytes before packing": stamp.ink.length,
    },
    bars: [bar("ms added to a signing", ms, MOST_MS), bar("bytes added to a signing", bytes, MOST_BYTES)],
  };
}
