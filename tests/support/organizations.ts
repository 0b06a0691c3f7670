import { newPseudonym } from "../../lib/domain/people/own-person";
import { makeSeal } from "../../lib/domain/seals/organization/make-seal";
import type { DesignInput } from "../../lib/domain/seals/organization/seal.schema";
import { designInput } from "../../lib/domain/seals/organization/seal.schema";
import { uploadSeal } from "../../lib/domain/seals/organization/upload-seal";
import type { Actor } from "../../lib/platform/actor";
import { db } from "../../lib/platform/db/client";
import { newId } from "../../lib/platform/ids";
import { creditCodeCheckCharacter } from "../../lib/standards/china-ids/credit-code";
import { organizationCodeCheckCharacter } from "../../lib/standards/china-ids/organization-code";
import { normalizeOrganizationName } from "../../lib/standards/china-ids/organization-name";
import type { Outline } from "../../lib/standards/seal-drawing/outline";
import { outlineToPng } from "../../lib/standards/seal-drawing/png";
import { type SealKind, usualDesign } from "../../lib/standards/seal-drawing/seal/design";
import { newActor } from "./people";

let codes = 0;

/** A credit code of a county that is given out nowhere, with right check characters; another each time. */
function nextCreditCode(): string {
  codes += 1;
  return creditCodeWith(`XX9${String(codes).padStart(5, "0")}`);
}

/** @param body the eight characters of an organization code before its check character */
export function creditCodeWith(body: string): string {
  const start = `91339999${body}${organizationCodeCheckCharacter(body)}`;
  return start + creditCodeCheckCharacter(start);
}

/** An organization as its verification leaves it, with its owner; every fact can be another. */
export async function verifiedOrganization({
  owner,
  name = "清和书坊（杭州）有限公司",
  legalRepresentative = "林清和",
  creditCode = nextCreditCode(),
  state = "verified",
}: {
  owner: Actor;
  name?: string;
  legalRepresentative?: string | null;
  creditCode?: string;
  state?: "verified" | "suspended" | "dissolved";
}): Promise<{ organizationId: string; name: string; membershipId: string }> {
  const [organizationId, membershipId] = [newId(), newId()];
  await db().organization.create({
    data: {
      id: organizationId,
      kind: "enterprise",
      name,
      nameNormalized: normalizeOrganizationName(name),
      creditCode,
      legalRepresentative,
      registerState: "in_operation",
      state,
      pseudonym: newPseudonym(),
      verifiedAt: new Date(),
      memberships: { create: { id: membershipId, accountId: owner.accountId, role: "owner" } },
    },
  });
  return { organizationId, name, membershipId };
}

/** A member of an organization; somebody new unless `actor` says who. */
export async function memberOf(
  organizationId: string,
  {
    role = "member",
    sealDuty = null,
    actor,
  }: { role?: "owner" | "administrator" | "member"; sealDuty?: "keeper" | "auditor" | null; actor?: Actor } = {},
): Promise<Actor & { membershipId: string }> {
  const member = actor ?? (await newActor());
  const membershipId = newId();
  await db().membership.create({
    data: { id: membershipId, organizationId, accountId: member.accountId, role, sealDuty },
  });
  return { ...member, membershipId };
}

/** The usual design of a kind of seal, as the studio sends it. */
export function designOf(kind: SealKind, more: Partial<DesignInput> = {}) {
  const { pattern: _, ...usual } = usualDesign(kind);
  const line = kind === "department" ? "市场部" : kind === "other" ? "业务专用章" : usual.line;
  return designInput.parse({ ...usual, line, finePattern: false, serial: false, ...more });
}

/** Makes a seal of an organization, in use at once. */
export async function sealOf(
  actor: Actor,
  organizationId: string,
  kind: SealKind = "official",
  more: { name?: string; design?: Partial<DesignInput>; draft?: boolean } = {},
): Promise<{ sealId: string }> {
  const { name = kind, design, draft = false } = more;
  return makeSeal(actor, { organizationId, name, design: designOf(kind, design), draft });
}

/** A round seal as a photograph of it was traced: a ring. */
export const tracedSeal = (widthMm = 40): Outline => {
  const ring = (r: number) => {
    const c = widthMm / 2;
    return `M${c} ${c - r}L${c + r} ${c}L${c} ${c + r}L${c - r} ${c}Z`;
  };
  const d = ring(widthMm / 2) + ring(widthMm / 2 - 1.5);
  return { version: 1, widthMm, heightMm: widthMm, paths: [{ d, fill: "evenodd", color: "#d0181c" }] };
};

/** Uploads a picture of a seal, which an administrator has to compare next. */
export async function uploadedSeal(
  actor: Actor,
  organizationId: string,
  { kind = "contract" as SealKind, widthMm = 40 } = {},
): Promise<{ sealId: string; reviewId: string; picture: Buffer }> {
  const outline = tracedSeal(widthMm);
  const picture = outlineToPng(outline, { dpi: 100, background: "#ffffff" });
  const { sealId } = await uploadSeal(actor, {
    organizationId,
    kind,
    name: kind,
    outline,
    picture: picture.toString("base64"),
  });
  const { id: reviewId } = await db().sealReview.findFirstOrThrow({ where: { version: { sealId } } });
  return { sealId, reviewId, picture };
}
