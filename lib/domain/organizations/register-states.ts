/** The states in which a business register keeps an organization, and what each of them means here. Pure. */
export const registerStates = [
  "in_operation",
  "cancelled",
  "revoked",
  "withdrawn",
  "moved_out",
  "being_established",
  "liquidating",
  "closed",
  "other",
] as const;
export type RegisterState = (typeof registerStates)[number];

/** Only an organization that is in operation can be verified. */
export const isInOperation = (state: RegisterState): boolean => state === "in_operation";

/**
 * What a yearly look into the register does with an organization that was verified. `dissolve`: it is no more. `suspend`:
 * it may be again; until then nothing is done in its name. `keep`: nothing is known against it.
 */
export const afterRecheck: Record<RegisterState, "keep" | "suspend" | "dissolve"> = {
  in_operation: "keep",
  cancelled: "dissolve",
  withdrawn: "dissolve",
  revoked: "suspend",
  moved_out: "suspend",
  being_established: "suspend",
  liquidating: "suspend",
  closed: "suspend",
  other: "keep",
};

export const organizationKinds = ["enterprise", "individual_business", "other"] as const;
export type OrganizationKind = (typeof organizationKinds)[number];

/**
 * How many elements are compared at least: name and code, and where a law names one legal representative, that name too.
 * The representative's identity number makes it four.
 */
export const fewestElements: Record<OrganizationKind, 2 | 3> = { enterprise: 3, individual_business: 3, other: 2 };
