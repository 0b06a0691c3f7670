import { closingFormStart, endsAsName, headOfficeLength, oneLatinForm, shortenChineseForms } from "./legal-forms";
import { settle } from "./settle";

const invisible = /[\p{Cf}\p{Default_Ignorable_Code_Point}]/gu;
const middleDots = /[\u00b7\u2022\u2024\u2027\u2219\u22c5\u30fb\u16eb]/gu;
/** Brackets of every shape; the low quotation marks that Unicode counts among them are not. */
const opening = /(?![\u201a\u201e\u301d])\p{Ps}/gu;
const closing = /(?![\u301e\u301f])\p{Pe}/gu;
/** Spaces only mean something between words of letters and digits. */
const idleSpace = /(?<=[\p{Script=Han}（）·-]) | (?=[\p{Script=Han}（）·-])/gu;

/**
 * An organization's name as it is kept and shown: compatibility and full-width forms folded (NFKC), brackets of every
 * shape written （）, one kind each of middle dot, hyphen and quotation mark, no invisible marks, no spaces but single
 * ones between Latin words. Case and Latin punctuation stay; traditional and simplified characters are different.
 */
export function tidyOrganizationName(typed: string): string {
  return settle(typed, (text) =>
    text
      .replace(/\p{Cc}/gu, " ")
      .normalize("NFKC")
      .replace(invisible, "")
      .replace(middleDots, "·")
      .replace(/[\p{Pd}\u2212]/gu, "-")
      .replace(/[\u2018\u2019\u02bc`]/gu, "'")
      .replace(/[\u201c-\u201f\u301d-\u301f]/gu, '"')
      .replace(opening, "（")
      .replace(closing, "）")
      .replace(/\s+/gu, " ")
      .replace(idleSpace, "")
      .trim(),
  );
}

/** Commas and full stops that touch no Han character and do not stand between two digits. */
const latinComma = /(?<!\p{Script=Han}),(?!\p{Script=Han})(?<!\d,(?=\d))/gu;
const latinStop = /(?<!\p{Script=Han})\.(?!\p{Script=Han})(?<!\d\.(?=\d))/gu;
/** A stop between two words, as in Co.Ltd; initials are not words. */
const stopBetweenWords =
  /(?<=[\p{L}\p{N}]{2})\.(?=[\p{L}\p{N}]{2})(?<!\d\.(?=\d))(?<!\p{Script=Han}\.)(?!\p{Script=Han})/gu;

/** The name in capital letters without Latin commas and stops, its legal form as it stands. */
const foldName = (typed: string): string =>
  settle(typed, (text) =>
    tidyOrganizationName(text)
      .toUpperCase()
      .replace(latinComma, " ")
      .replace(stopBetweenWords, " ")
      .replace(latinStop, ""),
  );

/**
 * The key under which two ways of writing an organization's name are the same: tidied as `tidyOrganizationName` does,
 * in capital letters, without Latin commas and stops, and with one spelling of Latin legal forms (Co., Ltd., CO LTD
 * and Company Limited are one). Chinese legal forms stay as the register has them.
 */
export const normalizeOrganizationName = (typed: string): string =>
  settle(typed, (text) => oneLatinForm(foldName(text)));

/** A name that a bank's field cut short has at least so many bytes in GBK, which is 20 Han characters. */
export const shortestCutName = 40;
/** So much of the legal form has to be left for the proper name to be whole: 有限, 股份, 分公, LT. */
const formLeft = 2;

/**
 * How the name that was seen relates to the registered one:
 * - `same`: equal after normalization;
 * - `legal_form`: equal when legal forms are abbreviated as the Company Law allows;
 * - `cut_in_form`: cut short by a bank's field within the legal form, so that the whole proper name was seen;
 * - `cut_in_name`: cut short before, so that the name of another company could have been cut to the same;
 * - `different`: anything else.
 */
export const organizationNameRelations = ["same", "legal_form", "cut_in_form", "cut_in_name", "different"] as const;
export type OrganizationNameRelation = (typeof organizationNameRelations)[number];

/** How the name that was seen relates to the registered one; the fine answer behind `compareOrganizationNames`. */
export function relateOrganizationNames(registered: string, seen: string): OrganizationNameRelation {
  const [a, b] = [normalizeOrganizationName(registered), normalizeOrganizationName(seen)];
  if (a === "" || b === "") return "different";
  if (a === b) return "same";
  if (shortenChineseForms(a) === shortenChineseForms(b)) return "legal_form";
  const whole = foldName(registered);
  const part = foldName(seen);
  // A bank may have cut the name as it is registered, or with its legal form abbreviated.
  const cuts = [whole, a, shortenChineseForms(a)].map((name) => cutRelation(name, part));
  return cuts.find((relation) => relation === "cut_in_form") ?? cuts.find(Boolean) ?? "different";
}

function cutRelation(whole: string, part: string): "cut_in_form" | "cut_in_name" | undefined {
  if (!whole.startsWith(part) || part.length === whole.length || bytesInGbk(part) < shortestCutName) return undefined;
  // The whole name of another, or the beginning of the head office's, is no cut name of this one.
  if (endsAsName(part) || part.length <= headOfficeLength(whole)) return undefined;
  return part.length >= closingFormStart(whole) + formLeft ? "cut_in_form" : "cut_in_name";
}

/** Two bytes for each character but those of ASCII; the few that GBK lacks are counted as if it had them. */
function bytesInGbk(text: string): number {
  let bytes = 0;
  for (const character of text) bytes += character.codePointAt(0)! < 0x80 ? 1 : 2;
  return bytes;
}

/**
 * Compares the name of a payer, or any name that was seen, with the registered name of an organization. There is no
 * likeness: `abbreviated` means a documented abbreviation of the legal form, or that the name was cut at the end by a
 * bank's field (at least 40 bytes in GBK are left, all equal, and they are not a whole name themselves). A branch is
 * `different` from its head office, either way. Where a person decides, `relateOrganizationNames` says which it was.
 */
export function compareOrganizationNames(registered: string, seen: string): "same" | "abbreviated" | "different" {
  const relation = relateOrganizationNames(registered, seen);
  return relation === "same" || relation === "different" ? relation : "abbreviated";
}

/** Ends that no person's name has; four characters may well be 中国银行. */
const organizationEnd =
  /(?:公司|集团|银行|信用社|合作社|大学|学院|中学|小学|学校|幼儿园|医院|诊所|药房|药店|商店|超市|酒店|饭店|宾馆|餐厅|工厂|商行|车行|门市|经营部|营业部|办事处|事务所|研究所|中心|协会|学会|商会|工会|基金会|委员会|政府|法院|检察院|公安局)$/u;

/**
 * Whether a payer's name looks like a person's: two to four Han characters, or parts of Han characters joined by a
 * middle dot. 个体户 before a name is how banks write a business without a trade name, and is no person's.
 */
export function looksPersonal(name: string): boolean {
  const tidied = tidyOrganizationName(name);
  if (tidied.startsWith("个体户") || organizationEnd.test(tidied)) return false;
  return /^\p{Script=Han}{2,4}$/u.test(tidied) || /^\p{Script=Han}+(?:·\p{Script=Han}+)+$/u.test(tidied);
}
