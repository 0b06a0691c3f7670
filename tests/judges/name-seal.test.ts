import { afterAll, expect, it } from "vitest";
import { trustAnchors } from "@/lib/domain/certificates/trust-anchors";
import { stopInspecting } from "@/lib/domain/contracts/intake/inspect-file";
import { readRevision } from "@/lib/domain/contracts/revisions/read-revision";
import { saveNameSeal } from "@/lib/domain/seals/personal/save-signature";
import { signContract } from "@/lib/domain/signing/sign-contract";
import { db } from "@/lib/platform/db/client";
import { blankPages } from "../support/blank-pages";
import { judge } from "../support/judges";
import { extent, printed } from "../support/print";
import type { Picture } from "../support/render";
import { contractWith, readyToSeal } from "../support/sealing";
import { newSigner } from "../support/signed-contract";

afterAll(stopInspecting);

const dpi = 300;
const look = { part: "name", shape: "square", cut: "intaglio", suffix: true, sizeMm: 15, face: "song" } as const;

it("a name seal of 15 mm signs: it prints as 15 mm, and outside judges find nothing", async () => {
  const ann = await newSigner(0);
  const { id: sealId } = await saveNameSeal(ann, look);
  const { name, email } = ann;
  const { documentId } = await contractWith(ann, [{ name, email }], [{ party: 0, kind: "signature", x: 100, y: 300 }], {
    bytes: blankPages([{ width: 595, height: 842 }]),
  });
  await signContract(ann, await readyToSeal(ann, { sealId }));
  const file = await readRevision(documentId);

  const { rootPem, chainPem } = await trustAnchors();
  expect(await judge(file, rootPem, chainPem)).toMatchObject({ signatures: 2, findings: [] });
  const { left, top, width, height } = extent(upTo(printed(file, dpi)[0] as Picture, 100 / 72 + 16 / 25.4), dpi);
  expect(Math.abs(width - 15)).toBeLessThanOrEqual(0.1);
  expect(Math.abs(height - 15)).toBeLessThanOrEqual(0.1);
  // At the left of its place, on its lower edge.
  expect(left).toBeCloseTo((100 * 25.4) / 72, 0);
  expect(top + height).toBeCloseTo((350 * 25.4) / 72, 0);
  expect(await db().sealUse.findMany({ where: { sealId } })).toMatchObject([{ personName: name }]);
});

/** The part of a page left of a line; what stands beside the seal is white. */
function upTo({ width, height, pixels }: Picture, inches: number): Picture {
  const line = Math.round(inches * dpi);
  return { width, height, pixels: pixels.map((value, at) => (at % width >= line ? 255 : value)) };
}
