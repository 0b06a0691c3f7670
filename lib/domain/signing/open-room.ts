import "server-only";
import type { Actor } from "@/lib/platform/actor";
import { db } from "@/lib/platform/db/client";
import { DomainError } from "@/lib/platform/errors";
import type { Outline } from "@/lib/standards/seal-drawing/outline";
import { mayBeHandedOver } from "../contracts/changes/hand-over";
import type { CrossPage, PageSize } from "../contracts/drafting/draft.schema";
import type { Ask } from "../contracts/fields/ask.schema";
import type { FieldKind } from "../contracts/fields/field-kinds";
import { isDone, type ParticipantRole } from "../contracts/roles";
import { requireTurn } from "../contracts/turns/require-turn";
import type { ApprovalState } from "../seals/approvals/approval.schema";
import { contractOfUse } from "../seals/grants/contract-of-use";
import { whyNoSeal } from "../seals/grants/why-no-seal";
import type { ActingFor } from "./acting-for";
import { hasPasskey } from "./intents";
import { readIdentity, readSigner, type SignerContext, type SignerIdentity } from "./signer-context";

export type RoomDocument = { id: string; fileName: string; pages: PageSize[]; revision: number };

export type RoomField = {
  id: string;
  documentId: string;
  kind: FieldKind;
  label: string | null;
  required: boolean;
  /** From 0. */
  page: number;
  /** Points from the top left of the visible page. */
  x: number;
  y: number;
  width: number;
  height: number;
  value: string | null;
  /** Which pages a cross-page seal joins; null of everything else. */
  options: CrossPage | null;
  /** What is to be chosen from, or copied; null where nothing is. */
  ask: Ask | null;
};

/** A seal of the organization that she may use here. */
export type RoomSealOfOrganization = {
  id: string;
  kind: string;
  name: string;
  outline: Outline;
  /** Who has to approve each use; null where nobody has. */
  approval: { approver: string; hours: number } | null;
};

/** What was asked for a seal last, and what became of it. */
export type RoomApproval = {
  sealId: string;
  state: ApprovalState;
  /** The places that it was asked for. */
  fieldIds: string[];
  expiresAt: Date;
  reason: string | null;
};

export type Room = {
  participantId: string;
  contract: {
    id: string;
    locale: string;
    title: string;
    message: string | null;
    sender: string;
    expiresAt: Date | null;
    mine: boolean;
  };
  /** In their order; the fields of each are told by its id. */
  documents: RoomDocument[];
  /** The name on the invitation. */
  name: string;
  role: ParticipantRole;
  /** The organization that she signs for; null where she signs for herself. */
  organization:
    | (Pick<ActingFor, "name" | "id" | "sandbox" | "obstacle" | "owner"> & {
        seals: RoomSealOfOrganization[];
        approvals: RoomApproval[];
        /** Why she may use none of its seals here; null where that is not what stands in her way. */
        whyNoSeal: Awaited<ReturnType<typeof whyNoSeal>> | null;
      })
    | null;
  /** Null when she may fill and sign now; otherwise the reason, a code of messages area "errors". */
  obstacle: string | null;
  identity: {
    verifiedName: string | null;
    nameMatches: boolean | null;
    sandbox: boolean;
    /** A surer proof is asked for. */
    levelMissing: boolean;
    certificate: { serial: string; notAfter: Date } | null;
  };
  fields: RoomField[];
  /** Where the others sign or fill, to be shown and not to be touched. */
  others: (RoomField & { name: string; signed: boolean })[];
  /** When she signed, by the time stamp; or when she approved. */
  doneAt: Date | null;
  doneCount: number;
  participantCount: number;
  passkey: boolean;
  /** A colleague can do it instead. */
  mayHandOver: boolean;
  /** Another place of hers in which something is asked of her now. */
  nextPlace: { participantId: string; name: string } | null;
};

/**
 * All that the signing room shows to one signer.
 * @throws DomainError not_found when the participant is somebody else or does not exist
 */
export async function openRoom(actor: Actor, participantId: string): Promise<Room> {
  const signer = await readSigner(actor, participantId);
  const [{ owner, documents }, identity, participants, passkey] = await Promise.all([
    db().contract.findUniqueOrThrow({
      where: { id: signer.contractId },
      select: {
        owner: { select: { email: true, person: { select: { name: true } } } },
        documents: {
          select: { id: true, fileName: true, pages: true, headRevision: true },
          orderBy: { ordinal: "asc" },
        },
      },
    }),
    readIdentity(actor, signer),
    db().participant.findMany({
      where: { contractId: signer.contractId },
      select: {
        id: true,
        name: true,
        organizationName: true,
        role: true,
        state: true,
        accountId: true,
        fields: { orderBy: [{ document: { ordinal: "asc" } }, { page: "asc" }, { y: "asc" }, { x: "asc" }] },
      },
      orderBy: { position: "asc" },
    }),
    hasPasskey(actor),
  ]);
  const { id, title, locale, message, expiresAt, ownerId } = signer.contract;
  return {
    participantId,
    contract: {
      id,
      title,
      locale,
      message,
      sender: owner.person?.name ?? owner.email,
      expiresAt,
      mine: ownerId === actor.accountId,
    },
    documents: documents.map(({ id, fileName, pages, headRevision }) => ({
      id,
      fileName,
      pages: pages as PageSize[],
      revision: headRevision,
    })),
    name: signer.name,
    role: signer.role as ParticipantRole,
    organization: identity.actingFor && (await organizationFor(identity.actingFor, actor, participantId)),
    obstacle: obstacleFor(signer),
    identity: forScreen(identity),
    fields: participants.filter((one) => one.id === participantId).flatMap((one) => one.fields.map(toRoomField)),
    others: participants
      .filter((one) => one.id !== participantId)
      .flatMap((one) =>
        one.fields.map((field) => ({
          ...toRoomField({ ...field, value: null }),
          name: one.organizationName ?? one.name,
          signed: one.state === "signed",
        })),
      ),
    doneAt: signer.doneAt,
    doneCount: participants.filter((one) => isDone(one.state)).length,
    participantCount: participants.length,
    passkey,
    mayHandOver: mayBeHandedOver(signer),
    nextPlace: nextPlaceOf(
      actor,
      participants.filter((one) => one.id !== participantId),
    ),
  };
}

/** Somebody may stand in a contract for herself and for an organization, or sign what she has approved. */
function nextPlaceOf(
  { accountId }: Actor,
  others: readonly {
    id: string;
    name: string;
    organizationName: string | null;
    state: string;
    accountId: string | null;
  }[],
): Room["nextPlace"] {
  const next = others.find((one) => one.accountId === accountId && (one.state === "invited" || one.state === "opened"));
  return next ? { participantId: next.id, name: next.organizationName ?? next.name } : null;
}

function obstacleFor(signer: SignerContext): string | null {
  try {
    requireTurn(signer, signer.role === "approver" ? "approve" : "fill_and_sign");
    return null;
  } catch (error) {
    if (error instanceof DomainError) return error.code;
    throw error;
  }
}

function forScreen({
  verifiedName,
  nameMatches,
  sandbox,
  levelMissing,
  certificate,
}: SignerIdentity): Room["identity"] {
  return {
    verifiedName,
    nameMatches,
    sandbox,
    levelMissing,
    certificate: certificate && { serial: certificate.serial, notAfter: certificate.notAfter },
  };
}

async function organizationFor(
  { name, id, sandbox, obstacle, owner, seals }: ActingFor,
  actor: Actor,
  participantId: string,
): Promise<Room["organization"]> {
  const asked = await db().sealApproval.findMany({
    where: { participantId, requestedById: actor.accountId, state: { not: "withdrawn" } },
    orderBy: { createdAt: "desc" },
    include: { grant: { select: { sealId: true } } },
  });
  const now = new Date();
  const latest = new Map<string, RoomApproval>();
  for (const { grant, state, fieldIds, expiresAt, reason } of asked) {
    const over = (state === "waiting" || state === "approved") && expiresAt <= now;
    const shown = (over ? "expired" : state) as ApprovalState;
    if (!latest.has(grant.sealId))
      latest.set(grant.sealId, { sealId: grant.sealId, state: shown, fieldIds, expiresAt, reason });
  }
  return {
    name,
    id,
    sandbox,
    obstacle,
    owner,
    whyNoSeal:
      obstacle === "no_seal_for_you" && id
        ? await whyNoSeal(actor.accountId, id, await contractOfUse(participantId))
        : null,
    seals: seals.map(({ sealId, kind, name, outline, approval }) => ({ id: sealId, kind, name, outline, approval })),
    approvals: [...latest.values()],
  };
}

type StoredField = Omit<RoomField, "kind" | "options" | "ask"> & { kind: string; options: unknown; ask: unknown };

function toRoomField({ kind, options, ask, ...field }: StoredField): RoomField {
  const { id, documentId, label, required, page, x, y, width, height, value } = field;
  const place = { documentId, page, x, y, width, height };
  return {
    id,
    kind: kind as FieldKind,
    label,
    required,
    ...place,
    value,
    options: options as CrossPage | null,
    ask: ask as Ask | null,
  };
}
