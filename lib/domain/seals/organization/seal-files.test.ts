import { afterAll, beforeAll, describe, expect, it } from "vitest";
import { ensureAuthority } from "@/lib/domain/certificates/authority";
import { issueOrganizationCertificate } from "@/lib/domain/certificates/issue-organization-certificate";
import { describeElectronicSeal, stopReadingSeals } from "@/lib/domain/seals/interchange/open-electronic-seal";
import { stopDrawingSeals } from "@/lib/domain/seals/interchange/seal-png";
import type { Actor } from "@/lib/platform/actor";
import { db } from "@/lib/platform/db/client";
import { outlineToSvg } from "@/lib/standards/seal-drawing/svg";
import { designOf, memberOf, sealOf, verifiedOrganization } from "@/tests/support/organizations";
import { newActor } from "@/tests/support/people";
import { getSeal } from "./get-seal";
import { lookAtImport } from "./look-at-import";
import { changeSeal } from "./make-seal";
import { moveSeal } from "./move-seal";
import { sealFile } from "./seal-file";

const code = (expected: string) => expect.objectContaining({ code: expected });

let keeper: Actor;
let organizationId: string;
let name: string;
let sealId: string;
beforeAll(async () => {
  await ensureAuthority();
  const owner = await newActor();
  ({ organizationId, name } = await verifiedOrganization({ owner }));
  keeper = await memberOf(organizationId, { sealDuty: "keeper" });
  ({ sealId } = await sealOf(keeper, organizationId, "contract", { name: "合同/章" }));
});
afterAll(() => {
  stopReadingSeals();
  stopDrawingSeals();
});

const exports = async () =>
  (await db().sealEvent.findMany({ where: { sealId, type: "exported" }, orderBy: { sequence: "asc" } })).map(
    ({ data, actorId }) => ({ ...(data as object), actorId }),
  );

describe("a version of a seal as a file", () => {
  it("is an SVG, a PNG or a PDF of its true size, and who took it stands in the log", async () => {
    const { outline } = await getSeal(keeper, sealId);
    const svg = await sealFile(keeper, sealId, 1, "svg");
    expect(svg).toMatchObject({ mediaType: "image/svg+xml", fileName: `${name}-合同_章-1.svg` });
    expect(Buffer.from(svg.bytes).toString("utf8")).toBe(outlineToSvg(outline));
    const png = Buffer.from((await sealFile(keeper, sealId, 1, "png")).bytes);
    expect(png.subarray(1, 4).toString("latin1")).toBe("PNG");
    // Width in pixels over pixels to the metre (pHYs).
    const perMetre = png.readUInt32BE(png.indexOf("pHYs", 0, "latin1") + 4);
    expect((png.readUInt32BE(16) / perMetre) * 1000).toBeCloseTo(outline.widthMm, 1);
    const pdf = await sealFile(keeper, sealId, 1, "pdf");
    expect(pdf).toMatchObject({ mediaType: "application/pdf", fileName: `${name}-合同_章-1.pdf` });
    const [, width, height] = /MediaBox \[0 0 ([\d.]+) ([\d.]+)\]/.exec(Buffer.from(pdf.bytes).toString("latin1"))!;
    for (const [points, mm] of [
      [width, outline.widthMm],
      [height, outline.heightMm],
    ] as const)
      expect((Number(points) / 72) * 25.4).toBeCloseTo(mm, 2);
    expect(await exports()).toEqual(
      ["svg", "png", "pdf"].map((type) => ({ type, version: 1, actorId: keeper.accountId })),
    );
  });

  it("is there for every version, and for none that is not", async () => {
    await changeSeal(keeper, { sealId, name: "合同章", design: designOf("contract", { color: "blue" }) });
    const [first, second] = await Promise.all([1, 2].map((number) => sealFile(keeper, sealId, number, "svg")));
    expect(Buffer.from(first!.bytes).toString()).toContain("#d0181c");
    expect(Buffer.from(second!.bytes).toString()).toContain("#1f4095");
    const before = (await exports()).length;
    for (const number of [0, 3, -1, Number.NaN])
      await expect(sealFile(keeper, sealId, number, "svg")).rejects.toEqual(code("not_found"));
    expect(await exports()).toHaveLength(before);
  });
});

describe("an electronic seal", () => {
  it("needs a certificate of the organization, and is of the version in use alone", async () => {
    await expect(sealFile(keeper, sealId, 2, "esl")).rejects.toEqual(code("organization_certificate_needed"));
    await expect(sealFile(keeper, sealId, 1, "esl")).rejects.toEqual(code("seal_not_in_use"));
    await moveSeal(keeper, { sealId, to: "suspended", reason: "For a while" });
    await expect(sealFile(keeper, sealId, 2, "esl")).rejects.toEqual(code("seal_not_in_use"));
    await moveSeal(keeper, { sealId, to: "active", reason: "" });
  });

  it("names the organization, its certificate and this installation as its maker, and can be taken in again", async () => {
    const { creditCode } = await db().organization.findUniqueOrThrow({ where: { id: organizationId } });
    await issueOrganizationCertificate({ id: organizationId, name, number: creditCode! }, async () => {});
    const { bytes, fileName } = await sealFile(keeper, sealId, 2, "esl");
    expect(fileName).toBe(`${name}-合同章-2.esl`);
    const seal = await describeElectronicSeal(bytes);
    expect(seal).toMatchObject({
      standard: "GB/T 38540-2020",
      verdict: "valid",
      name: `${name} 合同章`,
      owner: "organization",
      picture: { mediaType: "image/png", widthMm: 42, heightMm: 42 },
    });
    const certificate = await db().certificate.findFirstOrThrow({ where: { organizationId, state: "issued" } });
    expect(seal.validUntil.getTime()).toBeLessThanOrEqual(certificate.notAfter.getTime());
    const electronicSeal = Buffer.from(bytes).toString("base64");
    expect(await lookAtImport(keeper, { organizationId, electronicSeal })).toMatchObject({
      kind: "contract",
      verdict: "valid",
    });
    const other = await newActor();
    const others = await verifiedOrganization({ owner: other, name: "兰亭纸业股份有限公司" });
    expect(await lookAtImport(other, { organizationId: others.organizationId, electronicSeal })).toMatchObject({
      verdict: "valid",
      refusal: "seal_of_another",
    });
    expect((await exports()).at(-1)).toMatchObject({ type: "esl", version: 2 });
  });

  it("is not called what a seal of another kind is called, whatever its keeper calls it", async () => {
    await changeSeal(keeper, { sealId, name: "公章", design: designOf("contract", {}) });
    const { bytes } = await sealFile(keeper, sealId, 3, "esl");
    expect((await describeElectronicSeal(bytes)).name).toBe(`${name} 合同专用章`);
  });

  it("is not had once the seal is destroyed, in no form", async () => {
    await moveSeal(keeper, { sealId, to: "retired", reason: "A new one is cut" });
    await sealFile(keeper, sealId, 2, "svg");
    await moveSeal(keeper, { sealId, to: "destroyed", reason: "" });
    expect((await getSeal(keeper, sealId)).may.copy).toBe(false);
    for (const type of ["svg", "pdf", "esl"] as const)
      await expect(sealFile(keeper, sealId, 2, type)).rejects.toEqual(code("seal_ended"));
  });
});
