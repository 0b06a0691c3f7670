import { SEAL_KINDS, type SealDesign, type SealNames, usualDesign } from "./design";

/** A seal ready to be drawn: what is shown of each kind in tests, benchmarks and the documentation. */
export type Preset = { name: string; design: SealDesign; names: SealNames };

const names: SealNames = {
  organization: "杭州清和书坊文化有限公司",
  legalRepresentative: "林清和",
  taxNumber: "91330106MA2H3B4C5D",
};

/** One for each kind of seal, in its usual form, with the words and names that such a seal has. */
export const PRESETS: readonly Preset[] = SEAL_KINDS.map((kind) => {
  const usual = usualDesign(kind);
  switch (kind) {
    case "official":
    case "contract":
      return { name: kind, design: { ...usual, code: "3301060123456" }, names };
    case "department":
      return { name: kind, design: { ...usual, line: "市场部" }, names };
    case "foreign":
      return {
        name: kind,
        design: { ...usual, code: "QINGHE BOOKS (HANGZHOU) CO., LTD." },
        names: { ...names, organization: "清和书坊（杭州）有限公司" },
      };
    case "other":
      return { name: kind, design: { ...usual, line: "业务专用章" }, names };
    default:
      return { name: kind, design: usual, names };
  }
});
