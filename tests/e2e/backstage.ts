/** Asks the process behind the stage (tests/support/backstage.ts), which `open-backstage.ts` starts. */
async function ask<T = void>(deed: string, ...words: string[]): Promise<T> {
  const response = await fetch(`http://127.0.0.1:${process.env.E2E_BACKSTAGE}/${deed}`, {
    method: "POST",
    body: JSON.stringify(words),
  });
  if (!response.ok) throw new Error(await response.text());
  return (await response.json()) as T;
}

/** Has administrators decide about somebody's document, or lets the time of her step run out. */
export const backstage = (deed: "approve" | "refuse" | "expire", email: string, reason = "") =>
  ask(deed, email, reason);

/** Lets the time run out that somebody's organization has to pay. */
export const runOut = (email: string) => ask("run-out", email);

/** Gives an owner's organization a former name and representative, and has the register looked into a year later. */
export const formerly = (email: string, name: string, representative: string) =>
  ask("formerly", email, name, representative);

/** The path of the link into the back office that a start of the server prints. The one printed before ends. */
export const officeLink = () => ask<string>("office-link");

/** A confirmed account without a walk through sign-up: the cookie of its session. */
export const signedUp = (email: string, password: string) =>
  ask<{ name: string; value: string }>("sign-up", email, password);

/** Name, certificate and signature of an account, without the walk there. */
export const madeSigner = (email: string, name: string, idNumber: string) =>
  ask("become-signer", email, name, idNumber);

/** The name of an account proven by the phone, without the walk there. */
export const provenByPhone = (email: string, one: { name: string; idNumber: string; mobile: string }) =>
  ask("prove-by-phone", email, one.name, one.idNumber, one.mobile);

/** A verified organization with its certificate that an account owns; its id. */
export const madeOrganization = async (email: string, name: string) =>
  (await ask<{ organizationId: string }>("make-organization", email, name)).organizationId;

/** Makes an account a member of an organization; the id of the membership. */
export const joined = (email: string, organizationId: string, role = "member", duty = "none") =>
  ask<string>("join", email, organizationId, role, duty);

/** A seal of an organization with its usual design, in use; its id. */
export const madeSeal = (email: string, organizationId: string, kind = "official") =>
  ask<string>("make-seal", email, organizationId, kind);

/** The path of a link into the back office for somebody who compares what is sent. */
export const reviewerLink = () => ask<string>("reviewer-link");

/** Sends a PDF from the disk to one signer, who signs on its first page; the path of the link in her mail. */
export const sentFile = (email: string, file: string, signer: { name: string; email: string }) =>
  ask<string>("send-file", email, file, signer.name, signer.email);
