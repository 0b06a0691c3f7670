import "server-only";
import type { CrossPage, PageSize } from "@/lib/domain/contracts/drafting/draft.schema";
import { isAnswer } from "@/lib/domain/contracts/fields/field-kinds";
import type { Actor } from "@/lib/platform/actor";
import { db } from "@/lib/platform/db/client";
import { checkOutline, type Outline, SEAL_LIMITS } from "@/lib/standards/seal-drawing/outline";
import type { ApprovalState } from "./approval.schema";
import { sealedRevision } from "./approval-file";
import { nameOf } from "./approver";
import { readApproval } from "./read-approval";

/** What an approver sees before she decides. */
export type ApprovalPage = {
  id: string;
  state: ApprovalState;
  reason: string | null;
  createdAt: Date;
  expiresAt: Date;
  decidedAt: Date | null;
  decidedBy: string | null;
  askedBy: string;
  /** The reader has asked herself. */
  asked: boolean;
  mayDecide: boolean;
  organization: string;
  seal: { id: string; name: string; kind: string; outline: Outline };
  contract: {
    id: string;
    title: string;
    from: string;
    state: string;
    parties: { id: string; name: string; own: boolean }[];
    /** Those in which the seal would stand. */
    documents: ApprovalDocument[];
  };
  /** Where the seal would stand. */
  places: SealPlace[];
  /** What is written into the contract together with it; none once the request is over, for others may stand there. */
  texts: { id: string; label: string | null; value: string }[];
};

export type ApprovalDocument = { id: string; fileName: string; revision: number; pages: PageSize[] };

/** A place of a seal: pages from 0, points from the top left. */
export type SealPlace = {
  id: string;
  documentId: string;
  kind: "seal" | "cross_page";
  page: number;
  x: number;
  y: number;
  width: number;
  height: number;
  /** Of a cross-page seal. */
  options: CrossPage | null;
};

/** @throws DomainError not_found */
export async function getApproval(actor: Actor, approvalId: string): Promise<ApprovalPage> {
  const { approval, organization, asked, mayDecide } = await readApproval(actor, approvalId);
  const { contract } = approval.participant;
  const { seal } = approval.grant;
  const version = seal.versions.find(({ number }) => number === seal.version) ?? seal.versions[0];
  const fields = await db().field.findMany({
    where: { participantId: approval.participantId },
    orderBy: [{ document: { ordinal: "asc" } }, { page: "asc" }, { y: "asc" }, { x: "asc" }],
  });
  const places = fields.filter(({ id }) => approval.fieldIds.includes(id));
  const bound = ["waiting", "approved", "used"].includes(approval.state);
  const texts = fields.flatMap(({ id, kind, label, value }) =>
    bound && isAnswer(kind) && value ? [{ id, label, value }] : [],
  );
  const over = approval.state === "waiting" && approval.expiresAt <= new Date();
  return {
    id: approval.id,
    state: (over ? "expired" : approval.state) as ApprovalState,
    reason: approval.reason,
    createdAt: approval.createdAt,
    expiresAt: approval.expiresAt,
    decidedAt: approval.decidedAt,
    decidedBy: approval.decidedBy ? nameOf(approval.decidedBy) : null,
    askedBy: nameOf(approval.requestedBy),
    asked,
    mayDecide: mayDecide && approval.state === "waiting" && !over && contract.state === "out",
    organization: organization.name,
    seal: { id: seal.id, name: seal.name, kind: seal.kind, outline: checkOutline(version?.outline, SEAL_LIMITS) },
    contract: {
      id: contract.id,
      title: contract.title,
      from: nameOf(contract.owner),
      state: contract.state,
      parties: contract.participants.map(({ id, name, organizationName }) => ({
        id,
        name: organizationName ?? name,
        own: id === approval.participantId,
      })),
      documents: await Promise.all(
        contract.documents
          .filter(({ id }) => places.some(({ documentId }) => documentId === id))
          .map(async ({ id, fileName, headRevision, pages }) => ({
            id,
            fileName,
            revision: (await sealedRevision(approval, id)) ?? headRevision,
            pages: pages as PageSize[],
          })),
      ),
    },
    places: places.map(({ id, documentId, kind, page, x, y, width, height, options }) => ({
      id,
      documentId,
      kind: kind === "cross_page" ? "cross_page" : "seal",
      page,
      x,
      y,
      width,
      height,
      options: options as CrossPage | null,
    })),
    texts,
  };
}
