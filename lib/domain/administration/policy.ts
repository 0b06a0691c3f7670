/** What administrators may do, as tables. Pure: the facts are read by require-administrator.ts. */
export const administratorRoles = ["chief", "reviewer", "finance"] as const;
export type AdministratorRole = (typeof administratorRoles)[number];

export const isAdministratorRole = (value: unknown): value is AdministratorRole =>
  administratorRoles.some((role) => role === value);

/** The rooms of the back office. */
export const rooms = [
  "overview",
  "reviews",
  "payments",
  "people",
  "organizations",
  "administrators",
  "record",
] as const;
export type Room = (typeof rooms)[number];

/**
 * Whose work a room is. A chief may do all that one person may do; where two must agree, a chief is one of the two
 * like anybody else.
 */
export const rolesOfRoom: Record<Room, readonly AdministratorRole[]> = {
  overview: ["chief", "reviewer", "finance"],
  reviews: ["chief", "reviewer"],
  payments: ["chief", "finance"],
  people: ["chief", "reviewer"],
  organizations: ["chief", "reviewer", "finance"],
  administrators: ["chief"],
  record: ["chief"],
};

/** How long a second factor counts in the session in which it was shown. */
export const secondFactorHours = 12;

/** How an account stands to the back office, as re-read from the database. */
export type OfficeStanding = {
  role: string;
  disabled: boolean;
  /** When the second factor was last shown in this session. */
  secondFactorAt: Date | null;
};

export type Admission = "admitted" | "second_factor_needed" | "other_role" | "not_an_administrator";

/**
 * Whether somebody may work here now.
 * @param standing null: the account is no administrator's
 * @param wanted one of these roles is enough; a chief always is. None given: any role
 */
export function admission(standing: OfficeStanding | null, wanted: readonly AdministratorRole[], now: Date): Admission {
  if (!standing || standing.disabled || !isAdministratorRole(standing.role)) return "not_an_administrator";
  if (!isFresh(standing.secondFactorAt, now)) return "second_factor_needed";
  const fits = wanted.length === 0 || standing.role === "chief" || wanted.includes(standing.role);
  return fits ? "admitted" : "other_role";
}

function isFresh(shownAt: Date | null, now: Date): boolean {
  if (!shownAt) return false;
  const age = now.getTime() - shownAt.getTime();
  return age >= -60_000 && age < secondFactorHours * 3_600_000;
}
