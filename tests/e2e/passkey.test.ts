import { expect, test } from "@playwright/test";
import { madeSigner } from "./backstage";
import { sendSample } from "./contracts";
import { cast, linkInMail, person, signUp } from "./people";

test("a passkey signs in, and proves the wish to sign a contract", async ({ page }) => {
  const signer = person(cast.passkey);
  await signUp(page, signer);
  await madeSigner(signer.email, signer.name, signer.idNumber);

  // A device of software: it has a fingerprint reader, and the right finger is always on it.
  const devtools = await page.context().newCDPSession(page);
  await devtools.send("WebAuthn.enable");
  const { authenticatorId } = await devtools.send("WebAuthn.addVirtualAuthenticator", {
    options: {
      protocol: "ctap2",
      transport: "internal",
      hasResidentKey: true,
      hasUserVerification: true,
      isUserVerified: true,
      automaticPresenceSimulation: true,
    },
  });

  await page.goto("/settings");
  await page.getByRole("button", { name: "Add a passkey" }).click();
  await page.getByLabel("Name", { exact: true }).fill("My laptop");
  await page.getByLabel("Password", { exact: true }).fill(signer.password);
  await page.getByRole("button", { name: "Go on to the device" }).click();
  await expect(page.getByRole("button", { name: "Remove My laptop" })).toBeVisible();
  const { credentials } = await devtools.send("WebAuthn.getCredentials", { authenticatorId });
  expect(credentials).toHaveLength(1);
  expect(credentials[0]?.rpId).toBe("localhost");

  await page.goto("/sign-out");
  await page.getByRole("button", { name: "Sign out" }).click();
  await page.waitForURL((url) => url.pathname !== "/sign-out");
  await page.goto("/sign-in");
  await page.getByRole("button", { name: "Sign in with a passkey" }).click();
  await page.waitForURL(/\/contracts/);
  await page.goto("/settings");
  await expect(page.getByText(/last used on/)).toBeVisible();

  const title = "Signed with a passkey";
  await sendSample(page, title, signer);
  await page.goto(await linkInMail(page, signer.email, new RegExp(title), "/s/"));
  await page.getByRole("button", { name: /Put your signature on page/ }).click();
  await page.getByRole("button", { name: "Review and sign" }).click();

  // A finger that the device does not know: nothing is signed, and she may try again.
  await devtools.send("WebAuthn.setUserVerified", { authenticatorId, isUserVerified: false });
  await page.getByRole("button", { name: "Sign with your passkey" }).click();
  await expect(page.getByText("Nothing was signed.")).toBeVisible({ timeout: 90_000 });
  await devtools.send("WebAuthn.setUserVerified", { authenticatorId, isUserVerified: true });
  await page.getByRole("button", { name: "Sign with your passkey" }).click();
  await expect(page.getByRole("heading", { name: "You have signed" })).toBeVisible({ timeout: 30_000 });
  await page.getByRole("link", { name: "Open the contract and its history" }).click();
  await expect(page.getByText(/confirmed the wish to sign/)).toBeVisible();
  await expect(page.getByText("Signed by all")).toBeVisible();
});
