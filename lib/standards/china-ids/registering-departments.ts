/**
 * The first two characters of a unified social credit code (GB 32100-2015 with amendment 1 of 2016): the department
 * that registers, and the category of the registered within it. Only 1, 5, 9 and Y with the categories of 9 are
 * confirmed here; the rest of the table is from secondary sources (unconfirmed), so that nothing may be refused for
 * not being in it.
 */
const departments = {
  "1": "staffing",
  "2": "foreign_affairs",
  "3": "justice",
  "4": "culture",
  "5": "civil_affairs",
  "6": "tourism",
  "7": "religion",
  "8": "trade_unions",
  "9": "market_regulation",
  A: "military_staffing",
  N: "agriculture",
  Y: "other",
} as const;

const categories = {
  "11": "state_organ",
  "12": "public_institution",
  "13": "mass_organization",
  "21": "foreign_news_bureau",
  "31": "law_firm",
  "32": "notary_office",
  "33": "grassroots_legal_service",
  "34": "forensic_institution",
  "35": "arbitration_commission",
  "41": "foreign_cultural_centre",
  "51": "social_association",
  "52": "private_non_enterprise",
  "53": "foundation",
  "61": "foreign_tourism_office",
  "62": "hong_kong_macao_taiwan_tourism_office",
  "71": "religious_site",
  "72": "religious_school",
  "81": "trade_union",
  "91": "enterprise",
  "92": "individual_business",
  "93": "farmers_cooperative",
  A1: "military_institution",
  N1: "group_collective",
  N2: "village_collective",
  N3: "township_collective",
} as const;

export type RegisteringDepartment = (typeof departments)[keyof typeof departments] | "unknown";
export type OrganizationCategory = (typeof categories)[keyof typeof categories] | "other";

/** The department that the first character names, `unknown` when the table does not have it. */
export function registeringDepartment(character: string): RegisteringDepartment {
  return entry(departments, character) ?? "unknown";
}

/** The category that the first two characters name, `other` when the table has no name for it. */
export function organizationCategory(characters: string): OrganizationCategory {
  return entry(categories, characters) ?? "other";
}

const entry = <Value extends string>(table: Readonly<Record<string, Value>>, key: string): Value | undefined =>
  Object.hasOwn(table, key) ? table[key] : undefined;
