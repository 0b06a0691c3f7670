import "server-only";
import { agreedTexts } from "@/lib/domain/people/agreed-texts";
import { openDrawing } from "@/lib/domain/seals/personal/pad-drawing";
import { db } from "@/lib/platform/db/client";
import { decrypt } from "@/lib/platform/secrets/envelope";
import { sealActs, sealRequests, sealUses } from "./held-seal-records";

type Records = Record<string, unknown>;

/** A consent as it is given out: what was agreed to, word for word, and its circumstances. */
export type HeldConsent = Records & { kind: string; text: string[] | null; givenAt: Date };
export type HeldRecords = Record<string, Records | Records[] | null> & {
  account: Records & { locale: string };
  consents: HeldConsent[];
};

const hex = (bytes: Uint8Array | null) => bytes && Buffer.from(bytes).toString("hex");

/**
 * Everything held about one account and the person behind it, as plain records: one list for each subject. Numbers are
 * in full; secrets that only the machine uses (hashes of passwords and links, private keys) are named and not given.
 */
export async function heldRecords(accountId: string): Promise<HeldRecords> {
  const account = await db().account.findUniqueOrThrow({ where: { id: accountId } });
  const person = await db().person.findUnique({ where: { accountId } });
  const { email, emailConfirmedAt, locale, createdAt } = account;
  return {
    account: { id: accountId, email, emailConfirmedAt, locale, createdAt, password: "kept as a hash only" },
    person: person && personRecord(person),
    consents: await consents(accountId),
    verifications: person ? await verifications(person.id) : [],
    certificates: person ? await certificates(person.id) : [],
    signatures: person ? await drawings(person.id) : [],
    drawingPads: await pads(accountId),
    sealUses: await sealUses(accountId),
    sealRequests: await sealRequests(accountId),
    sealActs: await sealActs(accountId),
    sessions: await db().session.findMany({
      where: { accountId },
      select: { id: true, address: true, userAgent: true, createdAt: true, lastSeenAt: true, revokedAt: true },
      orderBy: { createdAt: "asc" },
    }),
    passkeys: await db().passkey.findMany({
      where: { accountId },
      select: { id: true, name: true, createdAt: true, lastUsedAt: true },
      orderBy: { createdAt: "asc" },
    }),
    mails: await db().mail.findMany({
      where: { recipient: email },
      select: { id: true, template: true, subject: true, locale: true, createdAt: true, sentAt: true, failedAt: true },
      orderBy: { createdAt: "asc" },
    }),
    uploads: await db().upload.findMany({
      where: { accountId },
      select: { id: true, fileName: true, createdAt: true },
      orderBy: { createdAt: "asc" },
    }),
    contracts: await contracts(accountId),
    organizations: await organizations(accountId),
    administratorsActs: person ? await acts(person.id) : [],
  };
}

async function consents(accountId: string): Promise<HeldConsent[]> {
  const rows = await db().consent.findMany({ where: { accountId }, orderBy: { givenAt: "asc" } });
  const textOf = await agreedTexts(rows);
  return rows.map((row) => {
    const { id, kind, textVersion, locale: language, textSha256, address, userAgent, givenAt, withdrawnAt } = row;
    const [text, digest] = [textOf(row), hex(textSha256)];
    return { id, kind, textVersion, language, text, textSha256: digest, address, userAgent, givenAt, withdrawnAt };
  });
}

type Person = NonNullable<Awaited<ReturnType<ReturnType<typeof db>["person"]["findUnique"]>>>;

function personRecord(person: Person): Records {
  const { id, pseudonym, name, documentKind, assurance, verifiedAt, sandbox, createdAt } = person;
  const open = (column: "idNumberCipher" | "mobileCipher") => {
    const sealed = person[column];
    return sealed && decrypt(sealed, { table: "person", column, row: id }).toString("utf8");
  };
  const numbers = { idNumber: open("idNumberCipher"), mobile: open("mobileCipher") };
  return { id, pseudonym, name, documentKind, ...numbers, assurance, verifiedAt, sandbox, createdAt };
}

async function verifications(personId: string): Promise<Records[]> {
  return db().verification.findMany({
    where: { personId },
    orderBy: { createdAt: "asc" },
    select: {
      id: true,
      purpose: true,
      state: true,
      requiredLevel: true,
      sandbox: true,
      createdAt: true,
      finishedAt: true,
      organization: { select: { id: true, name: true } },
      steps: {
        orderBy: { createdAt: "asc" },
        select: {
          id: true,
          method: true,
          state: true,
          outcome: true,
          detail: true,
          billed: true,
          provider: true,
          providerReference: true,
          createdAt: true,
          answeredAt: true,
          review: { select: { kind: true, state: true, reason: true, createdAt: true, decidedAt: true } },
        },
      },
    },
  });
}

async function certificates(personId: string): Promise<Records[]> {
  const rows = await db().certificate.findMany({ where: { personId }, orderBy: { createdAt: "asc" } });
  return rows.map(({ serial, subject, state, notBefore, notAfter, issuedAt, revokedAt, revokedReason, der }) => ({
    serial,
    subject,
    state,
    notBefore,
    notAfter,
    issuedAt,
    revokedAt,
    revokedReason,
    certificate: der && Buffer.from(der).toString("base64"),
  }));
}

async function drawings(personId: string): Promise<Records[]> {
  return db().seal.findMany({
    where: { personId },
    orderBy: { createdAt: "asc" },
    select: {
      id: true,
      kind: true,
      name: true,
      state: true,
      versions: {
        select: { origin: true, description: true, outline: true, createdAt: true },
        orderBy: { number: "asc" },
      },
      createdAt: true,
      endedAt: true,
    },
  });
}

/** Pads on a phone, and what is drawn there and not taken yet. Their links are kept as hashes only. */
async function pads(accountId: string): Promise<Records[]> {
  const rows = await db().drawingPad.findMany({ where: { accountId }, orderBy: { createdAt: "asc" } });
  return rows.map(({ id, state, outlineCipher, createdAt, openedAt, expiresAt }) => ({
    id,
    state,
    outline: outlineCipher && openDrawing(id, outlineCipher),
    createdAt,
    openedAt,
    expiresAt,
  }));
}

/** Contracts she sent or is a party of, by reference: the files are had where each contract is. */
async function contracts(accountId: string): Promise<Records[]> {
  const place = { where: { accountId }, include: { signatures: { select: { timeStampedAt: true, digest: true } } } };
  const rows = await db().contract.findMany({
    where: { OR: [{ ownerId: accountId }, { participants: { some: { accountId } } }] },
    orderBy: { createdAt: "asc" },
    include: { participants: place, documents: { select: { fileName: true, baseSha256: true, headRevision: true } } },
  });
  return rows.map(({ id, title, state, ownerId, createdAt, sentAt, completedAt, participants, documents }) => ({
    id,
    title,
    state,
    sentByYou: ownerId === accountId,
    createdAt,
    sentAt,
    completedAt,
    documents: documents.map(({ fileName, baseSha256, headRevision }) => ({
      fileName,
      uploadedSha256: hex(baseSha256),
      revision: headRevision,
    })),
    you: participants.map(
      ({ name, email, role, state: stands, openedAt, doneAt, declinedAt, declineReason, signatures }) => ({
        name,
        email,
        role,
        state: stands,
        openedAt,
        doneAt,
        declinedAt,
        declineReason,
        signatures: signatures.map(({ timeStampedAt, digest }) => ({ timeStampedAt, digest: hex(digest) })),
      }),
    ),
  }));
}

async function organizations(accountId: string): Promise<Records[]> {
  const rows = await db().membership.findMany({
    where: { accountId },
    orderBy: { createdAt: "asc" },
    include: { organization: { select: { id: true, name: true } } },
  });
  return rows.map(({ organization, role, sealDuty, createdAt, endedAt }) => ({
    ...organization,
    role,
    sealDuty,
    createdAt,
    endedAt,
  }));
}

/** What administrators did with her data, and why; not who of them it was. */
async function acts(personId: string): Promise<Records[]> {
  const reviews = await db().review.findMany({
    where: { step: { verification: { personId } } },
    select: { id: true },
  });
  return db().administratorAct.findMany({
    where: {
      OR: [
        { subjectKind: "person", subjectId: personId },
        { subjectKind: "review", subjectId: { in: reviews.map(({ id }) => id) } },
      ],
    },
    orderBy: { sequence: "asc" },
    select: { sequence: true, action: true, reason: true, data: true, at: true },
  });
}
