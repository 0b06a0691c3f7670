import fc from "fast-check";
import { afterAll, beforeAll, describe, expect, it } from "vitest";
import { trustAnchors } from "@/lib/domain/certificates/trust-anchors";
import { stopInspecting } from "@/lib/domain/contracts/intake/inspect-file";
import { validatePdf } from "@/lib/standards/pades/validate";
import { PdfError } from "@/lib/standards/pdf/errors";
import { parseCertificate } from "@/lib/standards/x509/certificate";
import { signedByAll } from "../support/demo-contract";
import { askPdfsigAlone } from "../support/judges";
import { pagesPdf } from "../support/pdfs";
import { newSigner } from "../support/signed-contract";

let signed: Uint8Array;
let anchors: Awaited<ReturnType<typeof trustAnchors>>;
/** Where the last signature's own value stands: the one gap in the signed ranges. */
let gap: { from: number; to: number };

beforeAll(async () => {
  const people = [await newSigner(0), await newSigner(1)];
  ({ signed } = await signedByAll(people, pagesPdf(2)));
  anchors = await trustAnchors();
  const ranges = [
    ...Buffer.from(signed)
      .toString("latin1")
      .matchAll(/\/ByteRange\s*\[\s*0 (\d+) (\d+) (\d+)/g),
  ];
  const [, from, to, rest] = (ranges.at(-1) ?? []).map(Number) as [number, number, number, number];
  gap = { from, to };
  expect(to + rest).toBe(signed.length);
  expect(ranges).toHaveLength(3);
});
afterAll(stopInspecting);

/** "valid" only if every signature of the finished contract is there and valid. */
function verdict(pdf: Uint8Array): string {
  try {
    const report = validatePdf(pdf, {
      anchors: anchors.roots.map((der) => parseCertificate(der)),
      intermediates: anchors.intermediates.map((der) => parseCertificate(der)),
      at: new Date(),
    });
    return report.signatures.length < 3 ? `${report.verdict}, signatures are missing` : report.verdict;
  } catch (error) {
    if (error instanceof PdfError) return "unreadable";
    throw error;
  }
}

const changed = (at: number, by: number) => {
  const copy = Uint8Array.from(signed);
  copy[at] = (copy[at] ?? 0) ^ by;
  return copy;
};

/** Any byte of the signed ranges (as a part of their length, which is not known yet), and any way of changing it. */
const flips = fc.record({
  part: fc.double({ min: 0, max: 1, maxExcluded: true, noNaN: true }),
  by: fc.integer({ min: 1, max: 255 }),
});
const position = (part: number): number => {
  const within = Math.floor(part * (signed.length - (gap.to - gap.from)));
  return within < gap.from ? within : within + (gap.to - gap.from);
};

describe("one byte flipped in a signed range of a finished contract", () => {
  it("was valid before", async () => {
    expect(verdict(signed)).toBe("valid");
    expect(await askPdfsigAlone(signed, anchors.rootPem, 3)).toEqual([]);
  });

  it("is seen by our validator, wherever it is", () => {
    fc.assert(
      fc.property(flips, ({ part, by }) => {
        expect(verdict(changed(position(part), by))).not.toBe("valid");
      }),
      { numRuns: 400 },
    );
  });

  it("is seen by pdfsig, too", async () => {
    await fc.assert(
      fc.asyncProperty(flips, async ({ part, by }) => {
        const pdf = changed(position(part), by);
        expect(verdict(pdf)).not.toBe("valid");
        expect(await askPdfsigAlone(pdf, anchors.rootPem, 3)).not.toEqual([]);
      }),
      { numRuns: 60 },
    );
  });
});
