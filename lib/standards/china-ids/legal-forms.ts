const wordEdge = { before: "(?<![\\p{L}\\p{N}])", after: "(?![\\p{L}\\p{N}])" } as const;
const words = (pattern: string) => new RegExp(wordEdge.before + pattern + wordEdge.after, "gu");
const lastWords = (pattern: string) => new RegExp(`(?<= )${pattern}$`, "u");

/**
 * Latin forms that are the same words written out or shortened. Two words together are a form wherever they stand,
 * since a branch may follow; a single word only at the end, since it may be part of the name elsewhere.
 */
const latinForms: readonly (readonly [RegExp, string])[] = [
  [words("(?:COMPANY|CO) (?:LIMITED|LTD)"), "CO LTD"],
  [lastWords("COLTD"), "CO LTD"],
  [lastWords("LIMITED LIABILITY COMPANY"), "LLC"],
  [lastWords("LIMITED"), "LTD"],
  [lastWords("INCORPORATED"), "INC"],
  [lastWords("CORPORATION"), "CORP"],
  [lastWords("COMPANY"), "CO"],
];

/** One spelling for each Latin legal form. Input: capital letters, no commas and stops, single spaces. */
export function oneLatinForm(name: string): string {
  return latinForms.reduce((text, [form, spelling]) => text.replace(form, spelling), name);
}

/**
 * The two pairs of words that the Company Law (2023 revision, article 7) lets one and the same company choose from:
 * 有限责任公司 or 有限公司, 股份有限公司 or 股份公司. Here each becomes the shorter. A limited company never becomes
 * a company limited by shares.
 */
export function shortenChineseForms(name: string): string {
  return name.replaceAll(/(?<!股份)有限责任公司/g, "有限公司").replaceAll("股份有限公司", "股份公司");
}

const closingForm =
  /(?:股份有限公司|股份合作公司|股份公司|有限责任公司|有限公司|分公司|总公司|专业合作社|(?<= )(?:CO LTD|COMPANY LIMITED|CO LIMITED|COMPANY LTD|LIMITED|LTD|INC|CORP))$/u;

/** Where the legal form at the end of a name begins; the length of the name when it has none that is known. */
export function closingFormStart(name: string): number {
  return closingForm.exec(name)?.index ?? name.length;
}

const edges = (latin: string) => wordEdge.before + latin + wordEdge.after;
/** What ends a company's name even where more follows. */
const companyEnd = new RegExp(
  `公司|合作社|事务所|${edges("(?:LTD|LIMITED|INC|INCORPORATED|CORP|CORPORATION|LLC|LLP|PLC)")}`,
  "gu",
);

/** How much of a name is the head office's within that of its branch, up to 公司 or the like; 0 when it is none's. */
export function headOfficeLength(name: string): number {
  const ends = [...name.matchAll(companyEnd)].map((word) => word.index + word[0].length);
  return Math.max(0, ...ends.filter((end) => end < name.length));
}

/** Words and characters that the name of some organization ends with: too many rather than too few. */
const finalWord = new RegExp(
  `(?:企业|集团|中心|银行|学校|大学|医院|协会|基金|超市|酒店|宾馆|工厂|[厂店社院校所局会部处行馆站队园场户室庄坊吧]|${edges("(?:CO|COMPANY)")})$`,
  "u",
);

/** Whether a name that was perhaps cut could as well be somebody's whole name. */
export const endsAsName = (name: string): boolean => finalWord.test(name);
