import { normalizeOrganizationName, tidyOrganizationName } from "@/lib/standards/china-ids/organization-name";
import type { SealKind } from "@/lib/standards/seal-drawing/seal/design";
import type { ElectronicSealDescription } from "@/lib/standards/ses/read-electronic-seal";
import { type ImportAnswer, type ImportQuestion, importQuestions } from "./import-questions";

/** Why an electronic seal is not taken in, as a code of the messages area "errors". */
export type SealImportRefusal =
  | "seal_altered"
  | "seal_not_in_force"
  | "seal_of_another"
  | "seal_picture_unreadable"
  | "seal_size_unusual";

/**
 * 市场部章. What is registered, founded or housed by itself is no department, though its name may end as one: a branch
 * and its departments, a party or trade-union branch, a club, a shop.
 */
const departmentSeal =
  /^(?!.*(?:公司|集团|[分支]厂|[分支]店|[分支]行|[分支]所|[分支]院|[分支]校|[分支]部|俱乐部|门市部|营业部|经营部))\p{Script=Han}{1,10}部(?:门)?(?:公|专用)?章$/u;

/** What stands behind an organization's name in the name of its seal, and which seal that is. */
const endings: readonly (readonly [RegExp, SealKind])[] = [
  [/^(?:公章|行政章|法定名称章|印章)?$/, "official"],
  [/^合同(?:专用)?章$/, "contract"],
  [/^财务(?:专用)?章$/, "finance"],
  [/^发票(?:专用)?章$/, "invoice"],
  [/^人事(?:专用)?章$/, "personnel"],
  [/^(?:法定代表人|法人代表|法人)(?:名|人名)?[章印]$/, "legal_representative"],
  [departmentSeal, "department"],
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
 * What can be said of an electronic seal that an organization brings: it is unchanged, its maker is known here, it is in
 * force, the organization's own, readable and of a seal's size. That nobody vouches for its maker is for whoever
 * compares it to weigh, and no reason to refuse.
 */
export function importAnswers(
  { verdict, findings, name, owner, picture }: ElectronicSealDescription,
  verifiedName: string,
): Record<ImportQuestion, ImportAnswer> {
  const found = (...codes: string[]) => findings.some(({ code }) => codes.includes(code));
  const said = (holds: boolean) => (holds ? "yes" : "no");
  const fits = (mm: number) => mm >= sizesMm.least && mm <= sizesMm.most;
  return {
    genuine: said(verdict !== "invalid"),
    maker: verdict === "invalid" || found("certificate") ? "open" : "yes",
    in_force: said(!found("seal-expired", "seal-not-yet-valid")),
    owner: said(owner !== "person" && sealKindByName(name, verifiedName) !== null),
    picture: said(picture.mediaType !== null),
    size: said(fits(picture.widthMm) && fits(picture.heightMm)),
  };
}

const refusals: Record<Exclude<ImportQuestion, "maker">, SealImportRefusal> = {
  genuine: "seal_altered",
  in_force: "seal_not_in_force",
  owner: "seal_of_another",
  picture: "seal_picture_unreadable",
  size: "seal_size_unusual",
};

/** Why an organization may not take an electronic seal in, or null: whatever is left, an administrator looks at. */
export function importRefusal(seal: ElectronicSealDescription, verifiedName: string): SealImportRefusal | null {
  const answers = importAnswers(seal, verifiedName);
  const missing = importQuestions.find((question) => answers[question] === "no");
  return missing && missing !== "maker" ? refusals[missing] : null;
}
