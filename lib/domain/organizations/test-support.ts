import type { Actor } from "@/lib/platform/actor";
import { db } from "@/lib/platform/db/client";
import { openBody } from "@/lib/platform/mail/mail-body";
import { agreed } from "@/tests/support/people";
import { beginFlow } from "./begin-flow";
import { checkRegister } from "./check-register";
import { sandboxOrganizations } from "./sandbox/organizations";
import { sandboxRegister } from "./sandbox/sandbox-register";

/** What the tests of organizations share. Never imported by the application. */
export const register = sandboxRegister({ usualMs: 0, slowMs: 20 });

export const named = (name: string) => {
  const one = sandboxOrganizations.find((organization) => organization.name === name);
  if (!one) throw new Error(`the sandbox has no ${name}`);
  return one;
};

/** A flow that is begun. Output: the organization's id. */
export async function begun(actor: Actor, name: string, takeOver = false): Promise<string> {
  const result = await beginFlow(actor, { code: named(name).code, takeOver }, { register });
  if (result.outcome !== "begun") throw new Error(`${name} was not begun: ${result.outcome}`);
  return result.organizationId;
}

/** A flow that is past the register. */
export async function registered(actor: Actor, name: string, takeOver = false): Promise<string> {
  const organizationId = await begun(actor, name, takeOver);
  const { legalRepresentative } = named(name);
  const result = await checkRegister(
    actor,
    {
      organizationId,
      name,
      legalRepresentative: legalRepresentative ?? "",
      consent: await agreed("organization_check"),
    },
    { register },
  );
  if (result.outcome !== "match") throw new Error(`${name} did not match: ${result.outcome}`);
  return organizationId;
}

export const organizationOf = (id: string) => db().organization.findUniqueOrThrow({ where: { id } });
export const stepsOf = (organizationId: string) =>
  db().verificationStep.findMany({ where: { verification: { organizationId } }, orderBy: { createdAt: "asc" } });
export const membersOf = (organizationId: string) =>
  db().membership.findMany({ where: { organizationId, endedAt: null }, orderBy: { createdAt: "asc" } });

/** The secret part of the newest invitation to an address. */
export async function tokenTo(email: string): Promise<string> {
  const mail = await db().mail.findFirstOrThrow({
    where: { recipient: email, template: "organization_invitation" },
    orderBy: { createdAt: "desc" },
  });
  return /\/join\/([\w-]{43})/.exec(openBody(mail.id, mail.bodyCipher!).text)?.[1] ?? "";
}
