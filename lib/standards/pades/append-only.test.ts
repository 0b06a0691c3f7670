import fc from "fast-check";
import { beforeAll, expect, test } from "vitest";
import { judge } from "../../../tests/support/judges";
import { oneOfEachKind, onePage, pagesPdf } from "../../../tests/support/pdfs";
import { type TestPki, testPki } from "../../../tests/support/signing-pki";
import { type Scenario, signedByAll } from "../../../tests/support/signing-scenario";
import { PdfError } from "../pdf/errors";
import { validatePdf } from "./validate";

let pki: TestPki;
const kinds = Object.values(await oneOfEachKind());
beforeAll(() => {
  pki = testPki();
});

const document = fc.oneof(
  fc.constantFrom(...kinds),
  fc.integer({ min: 1, max: 40 }).map((pages) => pagesPdf(pages)),
  fc
    .tuple(fc.constantFrom(0, 90, 180, 270), fc.integer({ min: -900, max: 900 }), fc.integer({ min: 300, max: 2000 }))
    .map(([turn, left, size]) =>
      onePage(`/MediaBox[${left} ${left} ${left + size} ${left + size}]/Rotate ${turn}`).build(),
    ),
);
const person = fc.string({ unit: fc.constantFrom(..."李雷韩梅梅ABCdef -"), minLength: 1, maxLength: 12 });
const value = fc.string({ unit: fc.constantFrom(..."甲乙丙，。（）ABC xyz\n\t"), minLength: 1, maxLength: 80 });

const scenario = fc.record({
  base: document,
  signers: fc.array(person, { minLength: 1, maxLength: 5 }),
  values: fc.array(value, { maxLength: 3 }),
  mirrors: fc.boolean(),
  stamped: fc.boolean(),
});

/** Which of the file's signatures cover the byte, oldest first; none where it is in a gap or behind all. */
function covering({ signed }: Scenario, at: number): number {
  const ranges = Buffer.from(signed)
    .toString("latin1")
    .matchAll(/\/ByteRange\s*\[0 (\d+) (\d+) (\d+)/g);
  return [...ranges].filter(([, length, resume, rest]) => {
    return at < Number(length) || (at >= Number(resume) && at < Number(resume) + Number(rest));
  }).length;
}

test("whatever is signed by whomever: every revision is an exact prefix, and everybody says valid", async () => {
  await fc.assert(
    fc.asyncProperty(scenario, async (input) => {
      const { revisions, signed } = await signedByAll({ ...input, pki });
      for (const revision of revisions) {
        expect(Buffer.compare(signed.subarray(0, revision.length), revision)).toBe(0);
      }
      const report = validatePdf(signed, { anchors: [pki.root], at: pki.clock.now });
      expect([report.verdict, report.findings, report.signatures.flatMap(({ problems }) => problems)]).toEqual([
        "valid",
        [],
        [],
      ]);
      const { signatures, findings } = await judge(signed, pki.rootPem, pki.chainPem);
      expect([signatures, findings]).toEqual([input.signers.length + 1, []]);
    }),
    { numRuns: 8 },
  );
});

test("one flipped bit in a signed range: our validator, pdfsig and openssl all say so", async () => {
  const file = await signedByAll({ base: pagesPdf(3), pki, signers: ["A", "B"], values: ["甲方"] });
  await fc.assert(
    fc.asyncProperty(
      fc.integer({ min: 9, max: file.signed.length - 1 }),
      fc.integer({ min: 0, max: 7 }),
      async (at, bit) => {
        const covered = covering(file, at);
        fc.pre(covered > 0);
        const broken = Uint8Array.from(file.signed);
        broken[at] = (broken[at] ?? 0) ^ (1 << bit);
        let verdict: string;
        try {
          verdict = validatePdf(broken, { anchors: [pki.root], at: pki.clock.now }).verdict;
        } catch (error) {
          if (!(error instanceof PdfError)) throw error;
          verdict = "unreadable";
        }
        expect(verdict).not.toBe("valid");
        const { findings } = await judge(broken, pki.rootPem, pki.chainPem);
        expect(findings.some((finding) => finding.startsWith("pdfsig"))).toBe(true);
      },
    ),
    { numRuns: 8 },
  );
});
