import { expect, type Page } from "@playwright/test";
import { type SandboxOrganization, sandboxOrganizations } from "../../lib/domain/organizations/sandbox/organizations";
import { sandboxPeople } from "../../lib/domain/verification/sandbox/people";
import { provenByPhone } from "./backstage";
import { type Person, person, signUp } from "./people";
import { button, title } from "./screen";

const represented = sandboxOrganizations.filter(
  ({ kind, state, behaviour, legalRepresentative }) =>
    kind === "enterprise" &&
    state === "in_operation" &&
    behaviour === "prompt" &&
    sandboxPeople.some(({ name, behaviour: own }) => name === legalRepresentative && own === "match"),
);
const offset = Number(process.env.E2E_PEOPLE ?? 0);

/**
 * An enterprise of the sandbox register and who represents it. Against a server that keeps its people between runs, the
 * same name stands for another one in each.
 */
export function enterprise(name: string): { organization: SandboxOrganization; representative: Person } {
  const index = represented.findIndex((one) => one.name === name);
  const organization = index < 0 ? undefined : represented[(index + offset) % represented.length];
  const known = sandboxPeople.find((one) => one.name === organization?.legalRepresentative);
  if (!organization || !known) throw new Error(`the sandbox has no ${name} that somebody represents`);
  const { idNumber, mobile, card } = known;
  return { organization, representative: { ...person(0), name: known.name, idNumber, mobile, card } };
}

/** Somebody with a name proven by a phone, as it is asked of legal representatives, and nothing else. */
export async function operator(page: Page, one: Person): Promise<void> {
  await signUp(page, one);
  await provenByPhone(one.email, one);
}

/** From the workspace to the page that asks for the organization. */
export async function searchOrganization(page: Page, query: string): Promise<void> {
  await page.goto("/organizations");
  await page.getByRole("link", { name: "Verify an organization" }).click();
  await page.getByLabel("Name or code").fill(query);
  await page.getByRole("main").getByRole("button", { name: "Search", exact: true }).click();
}

/** Chooses an organization that was found, and has it compared with the register. Ends at the choice of a proof. */
export async function passRegister(page: Page, organization: SandboxOrganization): Promise<void> {
  await page.getByRole("button", { name: `Verify ${organization.name}`, exact: true }).click();
  await passComparison(page, organization);
}

/** Has an organization that is chosen already compared with the register. */
export async function passComparison(page: Page, { legalRepresentative }: SandboxOrganization): Promise<void> {
  await expect(page.getByRole("heading", { name: "Compare it with the register" })).toBeVisible();
  await compare(page, legalRepresentative ?? "");
  await expect(page.getByRole("heading", { name: "Prove that you may act for it" })).toBeVisible();
}

/** Fills in the comparison with the register and sends it. */
export async function compare(page: Page, legalRepresentative: string, idNumber = ""): Promise<void> {
  const main = page.getByRole("main");
  await main.getByRole("textbox", { name: "Legal representative", exact: true }).fill(legalRepresentative);
  await main.getByRole("textbox", { name: "Legal representative's identity number" }).fill(idNumber);
  await main.getByRole("checkbox", { name: /I agree/ }).check();
  await main.getByRole("button", { name: "Compare" }).click();
}

/** The organization's certificate, after it has passed; ends on its page. */
export async function getCertificate(page: Page, name: string): Promise<void> {
  await title(page, `${name} is verified`);
  await page.getByRole("checkbox", { name: /I agree/ }).check();
  await button(page, "Make the certificate").click();
  await page.waitForURL(/\/organizations\/[0-9a-f-]{36}$/);
  await title(page, name);
  await expect(page.getByRole("link", { name: "Download .pem" })).toBeVisible();
}
