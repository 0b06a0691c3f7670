import { describe, expect, it } from "vitest";
import { type Deed, deeds, endDeed, may, roles } from "./policy";

/** Who may do what in an organization in operation, written out by hand. */
const table: Record<Deed, string> = {
  view: "owner administrator member",
  download_certificate: "owner administrator member",
  leave: "owner administrator member",
  invite_member: "owner administrator",
  end_member: "owner administrator",
  invite_administrator: "owner",
  end_administrator: "owner",
  // Only a new proof of authority puts another in her place.
  end_owner: "",
  change_role: "owner",
  issue_certificate: "owner",
  change_facts: "owner",
  set_level: "owner",
  close: "owner",
};

const afterwards: Record<"suspended" | "dissolved", readonly Deed[]> = {
  suspended: [
    "view",
    "download_certificate",
    "leave",
    "end_member",
    "end_administrator",
    "change_role",
    "change_facts",
    "set_level",
    "close",
  ],
  dissolved: ["view", "download_certificate", "leave"],
};

describe("who may do what in an organization", () => {
  it.each(deeds)("%s", (deed) => {
    expect(roles.filter((role) => may(deed, role, "verified")).join(" ")).toBe(table[deed]);
    for (const state of ["suspended", "dissolved"] as const)
      expect(roles.filter((role) => may(deed, role, state))).toEqual(
        roles.filter((role) => table[deed].split(" ").includes(role) && afterwards[state].includes(deed)),
      );
  });

  it.each(["", "OWNER", "chief", "toString", "__proto__", null])("nothing for the role %s", (role) => {
    for (const deed of deeds) expect(may(deed, role, "verified")).toBe(false);
  });

  it.each(["unverified", "closed", "", "toString"])("nothing while the organization is %s", (state) => {
    for (const deed of deeds) for (const role of roles) expect(may(deed, role, state)).toBe(false);
  });

  it("ends an unknown role by the deed that nobody has", () => {
    expect(["member", "administrator", "owner", "toString"].map(endDeed)).toEqual([
      "end_member",
      "end_administrator",
      "end_owner",
      "end_owner",
    ]);
  });
});
