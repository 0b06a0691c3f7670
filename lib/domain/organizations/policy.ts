/** Who may do what in an organization, as a table. Pure. */
export const roles = ["owner", "administrator", "member"] as const;
export type Role = (typeof roles)[number];
/** An owner proves her authority herself; nobody gives it to her. */
export const invitedRoles = ["administrator", "member"] as const;
export type InvitedRole = (typeof invitedRoles)[number];

export const deeds = [
  "view",
  "download_certificate",
  "invite_member",
  "invite_administrator",
  "end_member",
  "end_administrator",
  "end_owner",
  "change_role",
  "issue_certificate",
  "change_facts",
  "set_level",
  "close",
  "leave",
] as const;
export type Deed = (typeof deeds)[number];

const member: readonly Deed[] = ["view", "download_certificate", "leave"];
const administrator: readonly Deed[] = [...member, "invite_member", "end_member"];
const owner: readonly Deed[] = [
  ...administrator,
  "invite_administrator",
  "end_administrator",
  "change_role",
  "issue_certificate",
  "change_facts",
  "set_level",
  "close",
];
const allowed: Record<Role, readonly Deed[]> = { owner, administrator, member };

/** What may still be done while an organization is in a state; nothing in one that its owner has closed. */
const inState: Record<string, (deed: Deed) => boolean> = {
  verified: () => true,
  // It may be in operation again, and what changed may be why: its owner can look.
  suspended: (deed) => !["issue_certificate", "invite_member", "invite_administrator"].includes(deed),
  dissolved: (deed) => ["view", "download_certificate", "leave"].includes(deed),
};

/** Whether a role may do a deed in an organization that is in a state. Unknown roles and states: no. */
export function may(deed: Deed, role: string | null, organizationState: string): boolean {
  if (role === null || !Object.hasOwn(allowed, role) || !Object.hasOwn(inState, organizationState)) return false;
  return allowed[role as Role].includes(deed) && (inState[organizationState]?.(deed) ?? false);
}

/** The deed that ends another's membership. */
export const endDeed = (role: string): Deed =>
  role === "member" ? "end_member" : role === "administrator" ? "end_administrator" : "end_owner";
