import { beforeAll, describe, expect, it } from "vitest";
import { authenticationResponse } from "@/lib/domain/accounts/passkey-response";
import type { Actor } from "@/lib/platform/actor";
import { db } from "@/lib/platform/db/client";
import { newId } from "@/lib/platform/ids";
import { softwareAuthenticator } from "@/tests/support/software-authenticator";
import { hasOtherChief } from "./other-chiefs";
import { showOfficePasskey, startOfficePasskey } from "./passkey-second-factor";
import { requireAdministrator } from "./require-administrator";
import { newAdministrator, newSignedIn } from "./test-support";
import { totpCode, totpStep } from "./totp";
import { confirmTotp, offerTotp, showTotp } from "./totp-second-factor";

const code = (expected: string) => expect.objectContaining({ code: expected });

/** The same account, signed in once more. */
async function again(actor: Actor): Promise<Actor> {
  const sessionId = newId();
  await db().session.create({
    data: { id: sessionId, accountId: actor.accountId, expiresAt: new Date(Date.now() + 3_600_000) },
  });
  return { ...actor, sessionId };
}

describe("a code from an app", () => {
  let first: Actor;
  let secret: string;
  beforeAll(async () => {
    first = await newAdministrator("reviewer");
    const offered = await offerTotp(first);
    secret = offered.secret;
    await confirmTotp(first, { offer: offered.offer, code: totpCode(secret, totpStep(new Date()) - 1) });
  });

  it("is kept under encryption, for its row alone", async () => {
    const row = await db().administrator.findUniqueOrThrow({ where: { accountId: first.accountId } });
    expect(Buffer.from(row.totpSecretCipher!).includes(Buffer.from(secret))).toBe(false);
  });

  it("opens one session, once, though it is sent many times at once", async () => {
    const sessions = await Promise.all(Array.from({ length: 4 }, () => again(first)));
    const shown = totpCode(secret, totpStep(new Date()));
    const outcomes = await Promise.allSettled(sessions.map((actor) => showTotp(actor, { code: shown })));
    expect(outcomes.filter(({ status }) => status === "fulfilled")).toHaveLength(1);
    const admitted = await Promise.allSettled(sessions.map((actor) => requireAdministrator(actor)));
    expect(admitted.filter(({ status }) => status === "fulfilled")).toHaveLength(1);
  });

  it("is asked for no more after five wrong ones, right or wrong", async () => {
    const one = await newAdministrator("reviewer");
    const offered = await offerTotp(one);
    const now = new Date();
    await confirmTotp(one, { offer: offered.offer, code: totpCode(offered.secret, totpStep(now) - 1) }, now);
    const session = await again(one);
    const right = totpCode(offered.secret, totpStep(now));
    const wrong = right === "000000" ? "000001" : "000000";
    for (let i = 0; i < 5; i++)
      await expect(showTotp(session, { code: wrong }, now)).rejects.toEqual(code("second_factor_wrong"));
    await expect(showTotp(session, { code: right }, now)).rejects.toEqual(code("too_many_tries"));
    await expect(requireAdministrator(session)).rejects.toEqual(code("second_factor_needed"));
  });

  it("is nothing for who is no administrator", async () => {
    await expect(showTotp(await newSignedIn(), { code: "123456" })).rejects.toEqual(code("not_found"));
    await expect(offerTotp(await newSignedIn())).rejects.toEqual(code("not_found"));
  });
});

describe("a passkey", () => {
  const device = softwareAuthenticator();
  const stolen = softwareAuthenticator();
  let one: Actor;

  async function register(actor: Actor, key: typeof device): Promise<void> {
    // As registering leaves it; that itself is tested with the accounts.
    const { response } = key.register("unused");
    const attested = Buffer.from(response.attestationObject, "base64url");
    const cose = attested.subarray(attested.indexOf(Buffer.from([0xa5, 0x01, 0x02, 0x03, 0x26])));
    await db().passkey.create({
      data: {
        id: newId(),
        accountId: actor.accountId,
        credentialId: key.credentialId,
        publicKey: Uint8Array.from(cose),
        counter: 0,
        transports: ["internal"],
        name: "Desk",
      },
    });
  }
  async function show(actor: Actor, key: typeof device, setUp: boolean): Promise<void> {
    const { challenge } = await startOfficePasskey(actor, { setUp });
    await showOfficePasskey(actor, { response: authenticationResponse.parse(key.answer(challenge)) });
  }

  beforeAll(async () => {
    one = await newAdministrator("chief");
    await register(one, device);
  });

  it("becomes a second factor where one was shown, and opens other sessions from then on", async () => {
    const session = await again(one);
    await expect(startOfficePasskey(session, { setUp: false })).rejects.toEqual(code("no_passkey"));
    await show(one, device, true);
    await show(session, device, false);
    expect(await requireAdministrator(session)).toMatchObject({ role: "chief" });
  });

  it("that somebody made with the password alone opens nothing", async () => {
    const session = await again(one);
    await register(one, stolen);
    const { challenge, allowCredentials } = await startOfficePasskey(session, { setUp: true });
    expect(allowCredentials?.map(({ id }) => id)).toEqual([device.credentialId]);
    const response = authenticationResponse.parse(stolen.answer(challenge));
    await expect(showOfficePasskey(session, { response })).rejects.toEqual(code("passkey_not_for_office"));
    await expect(requireAdministrator(session)).rejects.toEqual(code("second_factor_needed"));
  });
});

it("can be given anew by another chief only, if there is one who can come in", async () => {
  await db().administrator.updateMany({ where: { role: "chief" }, data: { disabledAt: new Date() } });
  const mine = await newAdministrator("finance");
  expect(await hasOtherChief(mine)).toBe(false);
  const chief = await newAdministrator("chief");
  expect(await hasOtherChief(mine)).toBe(true);
  expect(await hasOtherChief(chief)).toBe(false);
  await db().administrator.update({ where: { accountId: chief.accountId }, data: { totpConfirmedAt: null } });
  expect(await hasOtherChief(mine)).toBe(false);
});
