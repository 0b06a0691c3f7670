import { normalizeOrganizationName, tidyOrganizationName } from "@/lib/standards/china-ids/organization-name";
import type { SealKind } from "@/lib/standards/seal-drawing/seal/design";
import type { ElectronicSealDescription } from "@/lib/standards/ses/read-electronic-seal";

/** Why an electronic seal is not taken in, as a code of the messages area "errors". */
export type SealImportRefusal =
  | "seal_altered"
  | "seal_not_in_force"
  | "seal_of_another"
  | "seal_picture_unreadable"
  | "seal_size_unusual";

/** What stands behind an organization's name in the name of its seal, and which seal that is. */
const endings: readonly (readonly [RegExp, SealKind])[] = [
  [/^(?:公章|行政章|法定名称章|印章)?$/, "official"],
  [/^合同(?:专用)?章$/, "contract"],
  [/^财务(?:专用)?章$/, "finance"],
  [/^发票(?:专用)?章$/, "invoice"],
  [/^人事(?:专用)?章$/, "personnel"],
  [/^(?:法定代表人|法人代表|法人)(?:名|人名)?[章印]$/, "legal_representative"],
  [/^[\p{Script=Han}]{1,10}部(?:门)?(?:公|专用)?章$/u, "department"],
  [/^(?:业务|报关|质检|检验|采购|投标|资料|技术|收发|物流|仓储)(?:专用)?章$/, "other"],
];

/** A person's own seal is up to 25 mm wide, the widest of an organization 58. */
const sizesMm = { least: 10, most: 60 };

/**
 * Which seal of an organization an electronic seal is by its name, which is the organization's with or without what
 * seal it is behind: `某某有限公司 合同专用章（2）`. A branch's is another organization's.
 * @param verifiedName the organization's, as it was proven
 * @returns null where the name is none of this organization's
 */
export function sealKindByName(sealName: string, verifiedName: string): SealKind | null {
  const [whole, owner] = [tidyOrganizationName(sealName), tidyOrganizationName(verifiedName)];
  if (normalizeOrganizationName(whole) === normalizeOrganizationName(owner)) return "official";
  if (owner === "" || !whole.startsWith(owner)) return null;
  const ending = whole
    .slice(owner.length)
    .replace(/^[\s·—-]+/, "")
    .replace(/^电子(?=.)/, "")
    .replace(/(?:（\d{1,3}）|\d{1,13})$/, "");
  return endings.find(([pattern]) => pattern.test(ending))?.[1] ?? null;
}

/**
 * Why an organization may not take an electronic seal in, or null: whatever is left, an administrator looks at. That
 * nobody vouches for its maker is for her to weigh, and no reason to refuse.
 */
export function importRefusal(seal: ElectronicSealDescription, verifiedName: string): SealImportRefusal | null {
  if (seal.verdict === "invalid") return "seal_altered";
  const { findings, picture } = seal;
  if (findings.some(({ code }) => code === "seal-expired" || code === "seal-not-yet-valid")) return "seal_not_in_force";
  if (seal.owner === "person" || !sealKindByName(seal.name, verifiedName)) return "seal_of_another";
  if (!picture.mediaType) return "seal_picture_unreadable";
  const fits = (mm: number) => mm >= sizesMm.least && mm <= sizesMm.most;
  return fits(picture.widthMm) && fits(picture.heightMm) ? null : "seal_size_unusual";
}
