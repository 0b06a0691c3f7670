import "server-only";
import { requireAccess } from "@/lib/domain/contracts/access";
import { type CrossPage, crossPageSchema } from "@/lib/domain/contracts/drafting/draft.schema";
import { signatureSerial } from "@/lib/domain/signing/signature-serial";
import type { Actor } from "@/lib/platform/actor";
import { db } from "@/lib/platform/db/client";
import { checkOutline, SEAL_LIMITS } from "@/lib/standards/seal-drawing/outline";
import { bearsSerial } from "./bears-serial";

/** A signature or seal that stands in a document, where it stands, and all that is to be told of it. */
export type SealMark = {
  id: string;
  kind: "signature" | "seal" | "cross_page";
  /** From 0. */
  page: number;
  /** The place in points from the top left of the visible page. */
  x: number;
  y: number;
  width: number;
  height: number;
  options: CrossPage | null;
  /** Its true size. */
  size: { widthMm: number; heightMm: number };
  /** What its owner calls it; of a person's signature, her name. */
  seal: string;
  /** The kind of an organization's seal; null for a person's signature. */
  sealKind: string | null;
  /** Null where a person signed for herself. */
  organization: string | null;
  /** Whoever put it there, by her verified name then. */
  person: string;
  at: Date;
  /** Of the certificate, hexadecimal. */
  certificate: string;
  /** What the seal bears for this signature alone; null where it bears nothing. */
  serial: string | null;
};

const kinds = ["signature", "seal", "cross_page"] as const;

/**
 * The signatures and seals of a contract's document, in reading order.
 * @throws DomainError not_found, not_in_this_state
 */
export async function sealMarks(actor: Actor, contractId: string, documentId: string): Promise<SealMark[]> {
  await requireAccess(actor, contractId, "download");
  const fields = await db().field.findMany({
    where: { documentId, document: { contractId }, kind: { in: [...kinds] } },
    orderBy: [{ page: "asc" }, { y: "asc" }, { x: "asc" }],
  });
  const uses = await db().sealUse.findMany({
    where: { fieldId: { in: fields.map(({ id }) => id) } },
    include: {
      seal: { select: { name: true, kind: true, organizationId: true } },
      version: { select: { outline: true, design: true } },
      signature: {
        select: { id: true, certificate: { select: { serial: true, organization: { select: { name: true } } } } },
      },
    },
  });
  const byField = new Map(uses.map((use) => [use.fieldId, use]));
  return fields.flatMap(({ id, kind, page, x, y, width, height, options }): SealMark[] => {
    const use = byField.get(id);
    if (!use) return [];
    const { seal, version, signature, personName, at } = use;
    const { widthMm, heightMm } = checkOutline(version.outline, SEAL_LIMITS);
    return [
      {
        id,
        kind: kind as SealMark["kind"],
        ...{ page, x, y, width, height },
        options: options === null ? null : crossPageSchema.parse(options),
        size: { widthMm, heightMm },
        seal: seal.name,
        sealKind: seal.organizationId ? seal.kind : null,
        organization: signature.certificate.organization?.name ?? null,
        person: personName,
        at,
        certificate: signature.certificate.serial,
        serial: seal.organizationId && bearsSerial(version.design) ? signatureSerial(signature.id) : null,
      },
    ];
  });
}
