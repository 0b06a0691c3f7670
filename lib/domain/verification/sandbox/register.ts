import { sameName } from "@/lib/standards/china-ids/person-name";
import type { SandboxPerson } from "./people";

export type RegisterClaim = { name: string; idNumber: string; mobile?: string; card?: string };

export type RegisterAnswer =
  | { outcome: "match" }
  | { outcome: "mismatch"; differs: "name" | "mobile" | "card" | "unknown" }
  | { outcome: "no_record" }
  | { outcome: "limit" };

/** What the fictitious register has to say to a claim. Only what is claimed is compared. */
export function askRegister(people: readonly SandboxPerson[], claim: RegisterClaim): RegisterAnswer {
  const person = people.find((one) => one.idNumber === claim.idNumber);
  if (!person || person.behaviour === "no_record") return { outcome: "no_record" };
  if (person.behaviour === "limit") return { outcome: "limit" };
  const differing: ("name" | "mobile" | "card")[] = [];
  if (!sameName(claim.name, person.registeredName ?? person.name)) differing.push("name");
  if (claim.mobile !== undefined && claim.mobile !== person.mobile) differing.push("mobile");
  if (claim.card !== undefined && claim.card !== person.card) differing.push("card");
  const [differs] = differing;
  if (!differs) return { outcome: "match" };
  return { outcome: "mismatch", differs: differing.length === 1 ? differs : "unknown" };
}

const failuresFirst = 2;

/** True for the first two questions of every three about one number; `tries` remembers them. */
export function isDown(tries: Map<string, number>, idNumber: string): boolean {
  const before = tries.get(idNumber) ?? 0;
  tries.set(idNumber, before < failuresFirst ? before + 1 : 0);
  return before < failuresFirst;
}
