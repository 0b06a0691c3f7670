import { issueOrganizationCertificate } from "../../lib/domain/certificates/issue-organization-certificate";
import type { Draft, DraftField } from "../../lib/domain/contracts/drafting/draft.schema";
import { asSigner, fieldSizes, usualCrossPage } from "../../lib/domain/contracts/drafting/draft.schema";
import { readDraft } from "../../lib/domain/contracts/drafting/read-draft";
import { updateDraft } from "../../lib/domain/contracts/drafting/update-draft";
import type { Choice } from "../../lib/domain/signing/chosen-seals";
import type { SignInput } from "../../lib/domain/signing/commit-signature";
import { proveByCode, sendSigningCode } from "../../lib/domain/signing/intents";
import type { Actor } from "../../lib/platform/actor";
import { db } from "../../lib/platform/db/client";
import { newId } from "../../lib/platform/ids";
import type { SealKind } from "../../lib/standards/seal-drawing/seal/design";
import { newDraft, sendNow } from "./contracts";
import { sealOf, verifiedOrganization } from "./organizations";
import { codeSentTo, enter, type SigningPerson } from "./signed-contract";

/** An organization that can sign: verified, with its certificate and seals. */
export type SealingOrganization = {
  organizationId: string;
  name: string;
  owner: SigningPerson;
  /** Ids, by kind. */
  seals: Partial<Record<SealKind, string>>;
};

/** @param options.serial whether seals bear the serial of each signature */
export async function newSealingOrganization(
  owner: SigningPerson,
  { name, kinds = ["official"], serial = false }: { name?: string; kinds?: SealKind[]; serial?: boolean } = {},
): Promise<SealingOrganization> {
  const made = await verifiedOrganization({ owner, ...(name && { name }) });
  await certifyOrganization(made.organizationId);
  const seals: SealingOrganization["seals"] = {};
  for (const kind of kinds)
    seals[kind] = (await sealOf(owner, made.organizationId, kind, { design: { serial } })).sealId;
  return { organizationId: made.organizationId, name: made.name, owner, seals };
}

/** Gives an organization its certificate. */
export async function certifyOrganization(organizationId: string): Promise<string> {
  const { name, creditCode } = await db().organization.findUniqueOrThrow({ where: { id: organizationId } });
  const about = { id: organizationId, name, number: creditCode ?? "" };
  const { certificateId } = await issueOrganizationCertificate(about, async () => {});
  return certificateId;
}

export type Party = { name: string; email: string; organizationName?: string };
export type PlaceOf = Pick<DraftField, "kind" | "x" | "y"> &
  Partial<DraftField> & {
    /** Whose it is, by the order of the parties. */
    party: number;
  };

/** A contract with these places, out to these parties. */
export async function contractWith(
  sender: Actor,
  parties: readonly Party[],
  places: readonly PlaceOf[],
  { bytes, ordered = false, ...changes }: Partial<Draft> & { bytes?: Uint8Array; ordered?: boolean } = {},
): Promise<{ contractId: string; documentId: string; fieldIds: string[] }> {
  const contractId = await newDraft(sender, bytes);
  const { draft, version, documents } = await readDraft(db(), contractId);
  const documentId = documents[0]?.id ?? "";
  const participants = parties.map((party, index) =>
    asSigner({ id: newId(), organizationName: null, turn: ordered ? index + 1 : 1, ...party }),
  );
  const fields = places.map(({ party, ...place }): DraftField => {
    const options = place.kind === "cross_page" ? usualCrossPage : null;
    const usual = {
      id: newId(),
      documentId,
      label: null,
      required: true,
      page: 0,
      options,
      width: fieldSizes[place.kind].width,
      height: fieldSizes[place.kind].height,
    };
    return { ...usual, participantId: participants[party]?.id ?? "", ...place };
  });
  const next = { ...draft, title: "Supply of paper", participants, fields, ...changes };
  await sendNow(sender, contractId, (await updateDraft(sender, { contractId, version, draft: next })).version);
  return { contractId, documentId, fieldIds: fields.map(({ id }) => id) };
}

/** Proves by the mailed code that somebody means these seals and what stands in her fields. */
export async function readyToSeal(person: SigningPerson, choice: Choice): Promise<SignInput> {
  const participantId = await enter(person);
  const { intentId } = await sendSigningCode(person, participantId);
  const chosen = { sealId: person.sealId, ...choice };
  await proveByCode(person, { participantId, intentId, ...chosen, code: await codeSentTo(person.email) });
  return { participantId, intentId, utcOffsetMinutes: 480, ...chosen };
}

/** The same seal in each of these places. */
export const inPlaces = (fieldIds: readonly string[], sealId: string | undefined): Record<string, string> =>
  Object.fromEntries(fieldIds.map((id) => [id, sealId ?? ""]));
