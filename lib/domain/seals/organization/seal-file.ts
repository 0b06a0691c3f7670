import "server-only";
import { createTranslator } from "next-intl";
import type { Actor } from "@/lib/platform/actor";
import { db } from "@/lib/platform/db/client";
import { transaction } from "@/lib/platform/db/transaction";
import { conflict, notFound } from "@/lib/platform/errors";
import { loadMessages } from "@/lib/platform/i18n/load-messages";
import { checkOutline, SEAL_LIMITS } from "@/lib/standards/seal-drawing/outline";
import { outlineToPdf } from "@/lib/standards/seal-drawing/pdf-file";
import type { SealKind } from "@/lib/standards/seal-drawing/seal/design";
import { outlineToSvg } from "@/lib/standards/seal-drawing/svg";
import { requireSeal } from "../grants/require-seal-deed";
import { sealKindByName } from "../interchange/seal-import";
import { makeElectronicSeal } from "../interchange/seal-maker";
import { sealPng } from "../interchange/seal-png";
import { appendSealEvent } from "./seal-events";

export const sealFileTypes = ["svg", "png", "pdf", "esl"] as const;
export type SealFileType = (typeof sealFileTypes)[number];

const mediaTypes: Record<SealFileType, string> = {
  svg: "image/svg+xml",
  png: "image/png",
  pdf: "application/pdf",
  esl: "application/octet-stream",
};

/** Pixels to the inch of an exported picture: a line of a tenth of a millimetre is four of them. */
const exportDpi = 1200;

/**
 * A version of a seal as a file: SVG, PNG or PDF at its true size, or as an electronic seal after GB/T 38540-2020, which
 * names the organization's certificate. Who took it and in which form stands in the seal's log.
 * @throws DomainError not_found, forbidden; conflict `seal_ended` once it is destroyed, `seal_not_in_use` for an
 *   electronic seal of one that is not, `organization_certificate_needed`; unavailable as `sealPng`
 */
export async function sealFile(
  actor: Actor,
  sealId: string,
  number: number,
  type: SealFileType,
): Promise<{ bytes: Uint8Array<ArrayBuffer>; mediaType: string; fileName: string }> {
  const { seal, organization } = await requireSeal(actor, sealId, "manage");
  if (seal.state === "destroyed") throw conflict("seal_ended");
  const version = seal.versions.find((one) => one.number === number);
  // What nobody has compared yet leaves the house as little as it seals.
  if (!version || (version.review && version.review.state !== "approved")) throw notFound();
  const outline = checkOutline(version.outline, SEAL_LIMITS);
  const bytes =
    type === "svg"
      ? Buffer.from(outlineToSvg(outline), "utf8")
      : type === "png"
        ? await sealPng(outline, exportDpi)
        : type === "pdf"
          ? outlineToPdf(outline)
          : await electronic();
  await transaction((tx) => appendSealEvent(tx, sealId, { type: "exported", actor, data: { type, version: number } }));
  const name = `${organization.name}-${seal.name}-${number}`.replace(/[\p{Cc}\\/:*?"<>|]/gu, "_");
  return { bytes: Uint8Array.from(bytes), mediaType: mediaTypes[type], fileName: `${name}.${type}` };

  async function electronic(): Promise<Uint8Array> {
    if (seal.state !== "active" || number !== seal.version) throw conflict("seal_not_in_use");
    const now = new Date();
    const certificate = await db().certificate.findFirst({
      where: { organizationId: organization.id, role: "organization", state: "issued", notAfter: { gt: now } },
      orderBy: { notAfter: "desc" },
    });
    if (!certificate?.der) throw conflict("organization_certificate_needed");
    const png = await sealPng(outline, 600);
    const { der } = await makeElectronicSeal({
      sealId,
      version: number,
      name: `${organization.name} ${await calledByKind(seal, organization.name)}`,
      owner: "organization",
      picture: { png, widthMm: Math.round(outline.widthMm), heightMm: Math.round(outline.heightMm) },
      certificates: [Uint8Array.from(certificate.der)],
      validFrom: now,
      validUntil: certificate.notAfter,
    });
    return der;
  }
}

/**
 * What a seal is called by its keeper, unless that is what seals of another kind are called: whoever is shown the file
 * must not take a seal for special purposes for the official one.
 */
async function calledByKind(seal: { name: string; kind: string }, owner: string): Promise<string> {
  const said = sealKindByName(`${owner} ${seal.name}`, owner);
  if (said === null || said === seal.kind) return seal.name;
  const t = createTranslator({ locale: "zh", messages: await loadMessages("zh"), namespace: "studio.kinds" });
  return t(`${seal.kind as SealKind}.name`);
}
