import "server-only";
import type { Actor } from "@/lib/platform/actor";
import { db } from "@/lib/platform/db/client";
import { DomainError } from "@/lib/platform/errors";
import type { PageSize } from "../contracts/draft.schema";
import { hasPasskey } from "./intents";
import { readIdentity, readSigner, requireTurn, type SignerContext, type SignerIdentity } from "./signer-context";

export type RoomField = {
  id: string;
  kind: "signature" | "date" | "text";
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
  document: { id: string; fileName: string; pages: PageSize[]; revision: number };
  /** The name on the invitation. */
  name: string;
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
  /** When she signed, by the time stamp. */
  signedAt: Date | null;
  signedCount: number;
  signerCount: number;
  passkey: boolean;
};

/**
 * All that the signing room shows to one signer.
 * @throws DomainError not_found when the participant is somebody else or does not exist
 */
export async function openRoom(actor: Actor, participantId: string): Promise<Room> {
  const signer = await readSigner(actor, participantId);
  const [identity, participants, passkey] = await Promise.all([
    readIdentity(actor, signer),
    db().participant.findMany({
      where: { contractId: signer.contractId },
      select: { id: true, name: true, state: true, fields: { orderBy: [{ page: "asc" }, { y: "asc" }, { x: "asc" }] } },
      orderBy: { position: "asc" },
    }),
    hasPasskey(actor),
  ]);
  const document = signer.contract.documents[0];
  if (!document) throw new Error("the contract has no document");
  const { id, title, locale, message, expiresAt, ownerId, owner } = signer.contract;
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
    document: {
      id: document.id,
      fileName: document.fileName,
      pages: document.pages as PageSize[],
      revision: document.headRevision,
    },
    name: signer.name,
    obstacle: obstacleFor(signer, actor),
    identity: forScreen(identity),
    fields: participants.filter((one) => one.id === participantId).flatMap((one) => one.fields.map(toRoomField)),
    others: participants
      .filter((one) => one.id !== participantId)
      .flatMap((one) =>
        one.fields.map((field) => ({
          ...toRoomField({ ...field, value: null }),
          name: one.name,
          signed: one.state === "signed",
        })),
      ),
    signedAt: signer.signedAt,
    signedCount: participants.filter((one) => one.state === "signed").length,
    signerCount: participants.length,
    passkey,
  };
}

function obstacleFor(signer: SignerContext, actor: Actor): string | null {
  try {
    requireTurn(signer, actor);
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

type StoredField = Omit<RoomField, "kind"> & { kind: string };

function toRoomField({ id, kind, label, required, page, x, y, width, height, value }: StoredField): RoomField {
  return { id, kind: kind as RoomField["kind"], label, required, page, x, y, width, height, value };
}
