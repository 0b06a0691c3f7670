/**
 * What may not be agreed in electronic form: personal relations such as marriage, adoption and succession, and stopping
 * the supply of water, heat, gas and the like (Electronic Signature Law of the People's Republic of China, article 3).
 */
export const formCategories = ["family", "utilities"] as const;
export type FormCategory = (typeof formCategories)[number];

const supply = "(?:供水|供电|供气|供热|供暖|用水|用电|用气|燃气|天然气|暖气|自来水)";
const supplyEn = "(?:water|heat|heating|gas|power|electricity|utilit(?:y|ies))";
const stopEn =
  "(?:stop(?:s|ped|ping|page)?|cut(?:s|ting)?(?:[ -]?off)?|shut(?:s|ting)?[ -]?(?:off|down)?|disconnect(?:s|ed|ing|ion)?|suspen(?:d|ds|ded|ding|sion)|terminat(?:e|es|ed|ing|ion)|interrupt(?:s|ed|ing|ion)?)";

const signs: Record<FormCategory, readonly RegExp[]> = {
  family: [
    /结婚|离婚|婚姻|婚前|婚内|夫妻|收养|领养|继承|遗嘱|遗产|遗赠|抚养|赡养|监护/,
    /\b(?:marriage|marital|matrimonial|divorce|spous(?:e|al)|pre-?nup(?:tial)?|adoption|inherit(?:ance)?|testament|last will|succession|child custody|guardianship)\b/i,
  ],
  utilities: [
    /停水|停电|停气|停暖|断水|断电|断气/,
    new RegExp(`(?:停止|中断|中止|暂停|切断|终止).{0,8}${supply}|${supply}.{0,8}(?:停止|中断|中止|暂停|切断|终止)`),
    new RegExp(`\\b${stopEn}\\b.{0,40}\\b${supplyEn}\\b|\\b${supplyEn}\\b.{0,40}\\b${stopEn}\\b`, "i"),
  ],
};

/**
 * Which of them a contract may be about, by what it and its files are called; null where nothing suggests one. A
 * suggestion and no verdict: the sender knows, and is asked.
 */
export function formQuestion(title: string, fileNames: readonly string[]): FormCategory | null {
  const names = [title, ...fileNames].map((name) => name.normalize("NFKC").replace(/[_\s]+/g, " "));
  return (
    formCategories.find((category) => signs[category].some((sign) => names.some((name) => sign.test(name)))) ?? null
  );
}

/**
 * Whether the sender still has to say that a contract is none of these.
 * @param draft what it is called, and what has been asked and denied
 */
export function formProblems(
  draft: { title: string; formAnswer?: FormCategory | null | undefined },
  documents: readonly { fileName: string }[],
): { code: "form_answer_needed" }[] {
  const question = formQuestion(
    draft.title,
    documents.map(({ fileName }) => fileName),
  );
  return question === null || draft.formAnswer === question ? [] : [{ code: "form_answer_needed" }];
}
