import { createHash } from "node:crypto";
import { addCopy } from "../../lib/domain/contracts/changes/add-copy";
import { addComment } from "../../lib/domain/contracts/changes/comments";
import { correctParticipant } from "../../lib/domain/contracts/changes/correct-participant";
import { extendContract } from "../../lib/domain/contracts/changes/extend-contract";
import { handOver } from "../../lib/domain/contracts/changes/hand-over";
import { discardDraft } from "../../lib/domain/contracts/drafting/discard-draft";
import { asSigner, type DraftField } from "../../lib/domain/contracts/drafting/draft.schema";
import { readDraft } from "../../lib/domain/contracts/drafting/read-draft";
import { updateDraft } from "../../lib/domain/contracts/drafting/update-draft";
import { declineContract } from "../../lib/domain/contracts/endings/decline-contract";
import { expireContract } from "../../lib/domain/contracts/endings/expire-contract";
import { withdrawContract } from "../../lib/domain/contracts/endings/withdraw-contract";
import { getHistory } from "../../lib/domain/contracts/history/get-history";
import { remindParticipant } from "../../lib/domain/contracts/invitations/remind-participant";
import type { ParticipantRole } from "../../lib/domain/contracts/roles";
import { performSend } from "../../lib/domain/contracts/sending/perform-send";
import { sendContract } from "../../lib/domain/contracts/sending/send-contract";
import { approveContract } from "../../lib/domain/contracts/turns/approve-contract";
import { fillFields } from "../../lib/domain/signing/fill-fields";
import { proveByCode, sendSigningCode } from "../../lib/domain/signing/intents";
import { signContract } from "../../lib/domain/signing/sign-contract";
import type { Actor } from "../../lib/platform/actor";
import { db } from "../../lib/platform/db/client";
import { newId } from "../../lib/platform/ids";
import { openBody } from "../../lib/platform/mail/mail-body";
import { readBlob } from "../../lib/platform/storage/blobs";
import { newDraft } from "./contracts";
import type { SigningPerson } from "./signed-contract";

/*
 * A contract's life as a model, small enough to be seen through, and the same life led by the product. Whatever is done
 * in whatever order, twice, at once or torn off in the middle, the two agree.
 */

export const deeds = [
  "send",
  "work",
  "fill",
  "sign",
  "approve",
  "decline",
  "withdraw",
  "discard",
  "edit",
  "expire",
  "extend",
  "remind",
  "comment",
  "copy",
  "correct",
  "hand over",
] as const;
export type Deed = (typeof deeds)[number];

/** How a deed is done: once, again after itself, twice at the same moment, or torn off at a write or at the commit. */
export const ways = ["once", "again", "together", "torn", "torn at commit"] as const;
export type Way = (typeof ways)[number];

export type Move = { deed: Deed; who: number; way: Way };
export type Part = { role: ParticipantRole; turn: number };

type PartState = "open" | "asked" | "signed" | "approved" | "informed" | "declined";
type Model = {
  contract: "draft" | "sending" | "out" | "completed" | "declined" | "expired" | "withdrawn" | "gone";
  parts: { role: ParticipantRole; turn: number; state: PartState }[];
};

const acts = ({ role }: { role: ParticipantRole }) => role !== "copy";
const isOver = ({ state }: { state: PartState }) => state === "signed" || state === "approved" || state === "informed";

/** Who is asked next, once something is done. */
function goOn(model: Model): Model {
  const waited = model.parts.filter((part) => acts(part) && !isOver(part)).map(({ turn }) => turn);
  const turn = waited.length > 0 ? Math.min(...waited) : Number.POSITIVE_INFINITY;
  const parts = model.parts.map((part) =>
    part.state === "open" && part.turn <= turn
      ? { ...part, state: acts(part) ? ("asked" as const) : ("informed" as const) }
      : part,
  );
  return { contract: waited.length > 0 ? model.contract : "completed", parts };
}

/** What a deed makes of a contract; null where it has to be refused, the model itself where it changes nothing here. */
function next(model: Model, { deed, who }: Move): Model | null {
  const part = model.parts[who];
  const asked = model.contract === "out" && part?.state === "asked";
  const with_ = (state: PartState): Model => ({
    ...model,
    parts: model.parts.map((one, index) => (index === who ? { ...one, state } : one)),
  });
  const signs = part?.role === "signer" || part?.role === "witness";
  switch (deed) {
    case "edit":
      return model.contract === "draft" ? model : null;
    case "discard":
      return model.contract === "draft" ? { ...model, contract: "gone" } : null;
    case "send":
      return model.contract === "draft" ? { ...model, contract: "sending" } : null;
    case "work":
      return model.contract === "sending" ? goOn({ ...model, contract: "out" }) : model;
    case "fill":
      return asked && signs ? model : null;
    case "sign":
      return asked && signs ? goOn(with_("signed")) : null;
    case "approve":
      return asked && part?.role === "approver" ? goOn(with_("approved")) : null;
    case "decline":
      return asked ? { ...with_("declined"), contract: "declined" } : null;
    case "withdraw":
      return model.contract === "out" ? { ...model, contract: "withdrawn" } : null;
    case "expire":
      return model.contract === "out" ? { ...model, contract: "expired" } : model;
    case "extend":
      return model.contract === "out" ? model : null;
    case "remind":
      return asked ? model : null;
    // Also whoever has not been asked yet.
    case "correct":
      return model.contract === "out" && part && (asked || part.state === "open") ? model : null;
    case "hand over":
      return asked && part?.role === "approver" ? model : null;
    case "copy":
      return model.contract === "out" || model.contract === "completed" ? model : null;
    case "comment":
      return model.contract === "draft" || model.contract === "sending" || model.contract === "gone" ? null : model;
  }
}

export type Cast = {
  /** Sends, and takes the first place. */
  owner: SigningPerson;
  people: readonly SigningPerson[];
  /** Comes into an approver's place. */
  colleague: Actor;
};

/** Makes every write of a line of a contract's history fail, or its commit, while a row of this table names it. */
export async function installTears(): Promise<void> {
  for (const statement of [
    `CREATE TABLE tear ("contractId" uuid PRIMARY KEY, "atCommit" boolean NOT NULL)`,
    `CREATE FUNCTION tear() RETURNS trigger LANGUAGE plpgsql AS $$
     BEGIN
       IF EXISTS (SELECT 1 FROM tear WHERE "contractId" = NEW.id AND "atCommit" = (TG_NAME = 'tear_at_commit')) THEN
         RAISE EXCEPTION 'torn off';
       END IF;
       RETURN NEW;
     END $$`,
    `CREATE TRIGGER tear_at_write AFTER UPDATE ON "contract" FOR EACH ROW EXECUTE FUNCTION tear()`,
    `CREATE CONSTRAINT TRIGGER tear_at_commit AFTER UPDATE ON "contract"
     DEFERRABLE INITIALLY DEFERRED FOR EACH ROW EXECUTE FUNCTION tear()`,
  ])
    await db().$executeRawUnsafe(statement);
}

/** Deeds that write the contract's row each time, so that they can be torn off there. */
const tearable: readonly Deed[] = ["send", "work", "sign", "approve", "decline", "withdraw", "expire", "extend"];

/** One contract, led through a life. */
export class Life {
  private readonly shownText = "杭州 12";
  private constructor(
    private readonly cast: Cast,
    readonly contractId: string,
    private readonly ids: readonly string[],
    private model: Model,
  ) {}

  /** A draft with these parts; whoever signs has a place and a text to fill in. */
  static async begin(cast: Cast, parts: readonly Part[]): Promise<Life> {
    const contractId = await newDraft(cast.owner);
    const { draft, version } = await readDraft(db(), contractId);
    const participants = parts.map(({ role, turn }, index) => {
      const { name, email } = cast.people[index]!;
      return { ...asSigner({ id: newId(), name, email }), role, turn };
    });
    const documentId = draft.documentIds[0]!;
    const fields = participants.flatMap(({ id: participantId, role }, index): DraftField[] => {
      if (role !== "signer" && role !== "witness") return [];
      const place = { documentId, participantId, label: null, required: true, page: 0, x: 60, width: 120, height: 30 };
      return [
        { ...place, id: newId(), kind: "signature", y: 80 + index * 120 },
        { ...place, id: newId(), kind: "text", y: 130 + index * 120, required: false },
      ];
    });
    const expiresAt = new Date(Date.now() + 86_400_000).toISOString();
    await updateDraft(cast.owner, { contractId, version, draft: { ...draft, participants, fields, expiresAt } });
    const turns = [...new Set(parts.map(({ turn }) => turn))].sort();
    const model: Model = {
      contract: "draft",
      parts: parts.map(({ role, turn }) => ({ role, turn: turns.indexOf(turn) + 1, state: "open" })),
    };
    const ids = participants.map(({ id }) => id);
    return new Life(cast, contractId, ids, model);
  }

  /** Does one move and holds what became of it against the model. @throws Error that names what differs */
  async move(move: Move): Promise<void> {
    const after = next(this.model, move);
    if (move.way.startsWith("torn")) return this.tear(move, after);
    const times = move.way === "once" ? 1 : 2;
    const tries: (() => Promise<unknown>)[] = Array.from({ length: times }, () => () => this.act(move));
    const settled =
      move.way === "together"
        ? await Promise.allSettled(tries.map((one) => one()))
        : await tries.reduce<Promise<PromiseSettledResult<unknown>[]>>(
            async (before, one) => [...(await before), ...(await Promise.allSettled([one()]))],
            Promise.resolve([]),
          );
    const odd = settled.find((one) => one.status === "rejected" && (one.reason as Error).name !== "DomainError");
    if (odd) throw (odd as PromiseRejectedResult).reason;
    const went = settled.some(({ status }) => status === "fulfilled");
    if (after === null && went) throw new Error(`${move.deed} by ${move.who} was allowed: ${this.said()}`);
    if (after !== null && !went) {
      const { reason } = settled[0] as PromiseRejectedResult;
      // Bounds of their own, which the model does not know: a reminder a day, a copy an address.
      const bounded = ["reminded_recently", "party_twice", "handed_to_oneself", "too_many_tries"];
      if (!bounded.includes((reason as { code: string }).code))
        throw new Error(`${move.deed}: ${reason}: ${this.said()}`);
    }
    this.model = after ?? this.model;
    await this.compare(move);
  }

  /** The deed fails in the middle, and nothing of it is there. */
  private async tear(move: Move, after: Model | null): Promise<void> {
    if (after === null || after === this.model || !tearable.includes(move.deed)) return;
    const atCommit = move.way === "torn at commit";
    if (move.deed === "expire") await this.comeDue();
    await db().$executeRaw`INSERT INTO tear VALUES (${this.contractId}::uuid, ${atCommit})`;
    const failure = await this.act(move).then(
      () => null,
      (error: Error) => error,
    );
    await db().$executeRaw`DELETE FROM tear WHERE "contractId" = ${this.contractId}::uuid`;
    if (!failure) throw new Error(`${move.deed} came through although it was torn: ${this.said()}`);
    await this.compare(move);
    // Past its end a contract is over for everybody, and the worker comes round once more.
    if (move.deed === "expire") await this.move({ ...move, way: "once" });
  }

  private async act({ deed, who }: Move): Promise<unknown> {
    const { contractId, cast } = this;
    const { owner } = cast;
    const participantId = this.ids[who] ?? newId();
    const stands = await db().participant.findUnique({ where: { id: participantId } });
    const actor = [...cast.people, cast.colleague].find(({ email }) => email === stands?.email) ?? cast.people[who]!;
    switch (deed) {
      case "edit": {
        const { draft, version } = await readDraft(db(), contractId).catch(() => ({ draft: null, version: 0 }));
        if (!draft) return discardDraft(owner, { contractId });
        return updateDraft(owner, { contractId, version, draft: { ...draft, title: `${draft.title}.`.slice(0, 100) } });
      }
      case "discard":
        return discardDraft(owner, { contractId });
      case "send": {
        const row = await db().contract.findUnique({ where: { id: contractId } });
        return sendContract(owner, { contractId, version: row?.version ?? 0 });
      }
      case "work":
        return performSend({ contractId }, { attempt: 1 });
      case "fill": {
        const field = await db().field.findFirst({ where: { participantId, kind: "text" } });
        return fillFields(actor, { participantId, values: field ? { [field.id]: this.shownText } : {} });
      }
      case "sign":
        return this.sign(actor as SigningPerson, participantId);
      case "approve":
        return approveContract(actor, { participantId });
      case "decline":
        return declineContract(actor, { contractId });
      case "withdraw":
        return withdrawContract(owner, { contractId });
      case "expire":
        await this.comeDue();
        return expireContract({ contractId });
      case "extend":
        return extendContract(owner, { contractId, expiresAt: new Date(Date.now() + 30 * 86_400_000).toISOString() });
      case "remind":
        return remindParticipant(owner, { contractId, participantId });
      case "comment":
        return addComment(owner, { contractId, body: "We talked about this." });
      case "copy":
        return addCopy(owner, { contractId, name: "Records", email: `records-${contractId}@example.com` });
      case "correct":
        return correctParticipant(owner, {
          contractId,
          participantId,
          name: stands?.name ?? "",
          email: stands?.email ?? "",
        });
      case "hand over":
        return handOver(actor, { participantId, name: "Colleague", email: cast.colleague.email });
    }
  }

  private async comeDue(): Promise<void> {
    await db().contract.updateMany({
      where: { id: this.contractId, state: "out", expiresAt: { gt: new Date() } },
      data: { expiresAt: new Date(Date.now() - 1000) },
    });
  }

  private async sign(person: SigningPerson, participantId: string): Promise<unknown> {
    const { intentId } = await sendSigningCode(person, participantId);
    const { sealId } = person;
    await proveByCode(person, { participantId, intentId, sealId, code: await newestCode(person.email, intentId) });
    return signContract(person, { participantId, intentId, sealId, utcOffsetMinutes: 480 });
  }

  private said(): string {
    return JSON.stringify(this.model);
  }

  private async compare(move: Move): Promise<void> {
    const row = await db().contract.findUnique({
      where: { id: this.contractId },
      include: { participants: { orderBy: { position: "asc" } } },
    });
    const seen = {
      contract: row?.state ?? "gone",
      parts: (row?.participants ?? []).slice(0, this.ids.length).map(({ state }) => known(state)),
    };
    const wanted = {
      contract: this.model.contract,
      parts: this.model.contract === "gone" ? [] : this.model.parts.map(({ state }) => state),
    };
    if (JSON.stringify(seen) !== JSON.stringify(wanted))
      throw new Error(`after ${JSON.stringify(move)}: is ${JSON.stringify(seen)}, should be ${JSON.stringify(wanted)}`);
  }

  /** What holds at every end. @returns the file and its contract, where somebody has signed */
  async end(): Promise<{ documentId: string; signatures: number } | null> {
    const { contractId } = this;
    if (this.model.contract === "gone") return null;
    const { check } = await getHistory(this.cast.owner, contractId);
    if (!check.intact) throw new Error(`the history of ${contractId} is broken`);
    const signed = this.model.parts.filter(({ state }) => state === "signed").length;
    const [document] = await db().document.findMany({ where: { contractId } });
    if (!document) throw new Error("the document is gone");
    const made = await db().signature.groupBy({
      by: ["participantId"],
      where: { contractId, participantId: { not: null } },
      _count: true,
    });
    if (made.length !== signed || made.some(({ _count }) => _count !== 1))
      throw new Error(`${signed} have signed, and there are ${JSON.stringify(made)}`);
    const revisions = await db().revision.findMany({ where: { documentId: document.id }, orderBy: { number: "asc" } });
    const hash = createHash("sha256").update(await readBlob(document.baseSha256));
    for (const [index, { number, tail, sha256 }] of revisions.entries()) {
      // Each revision is the one before and its tail: what was signed earlier is its exact beginning.
      if (number !== index + 1 || !hash.update(tail).copy().digest().equals(sha256))
        throw new Error(`revision ${number} is not the one before and its tail`);
    }
    const expected = revisions.length === 0 ? 0 : 2 + signed;
    if (revisions.length !== expected || document.headRevision !== revisions.length)
      throw new Error(`${signed} have signed, and there are ${revisions.length} revisions`);
    return signed > 0 ? { documentId: document.id, signatures: signed } : null;
  }
}

/** States of a participant as the model knows them. */
function known(state: string): PartState {
  if (state === "draft" || state === "waiting") return "open";
  return state === "invited" || state === "opened" ? "asked" : (state as PartState);
}

/** The code of an intent is in one of the newest mails; which, only trying tells, and a wrong try counts. */
async function newestCode(email: string, intentId: string): Promise<string> {
  const intent = await db().intent.findUniqueOrThrow({ where: { id: intentId } });
  const mails = await db().mail.findMany({
    where: { recipient: email, createdAt: { gte: intent.createdAt } },
    orderBy: { createdAt: "asc" },
    take: 20,
  });
  for (const { id, bodyCipher } of mails) {
    const code = bodyCipher && /\b(\d{6})\b/.exec(openBody(id, bodyCipher).text)?.[1];
    if (code) return code;
  }
  throw new Error("no mail has a code");
}
