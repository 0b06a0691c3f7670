import { generateKeyPairSync } from "node:crypto";
import { beforeAll, describe, expect, it, vi } from "vitest";
import type { Actor } from "@/lib/platform/actor";
import { db } from "@/lib/platform/db/client";
import { newId } from "@/lib/platform/ids";
import { findLiveSession } from "@/lib/platform/sessions/session-store";
import {
  type Changes,
  type SoftwareAuthenticator,
  softwareAuthenticator,
} from "@/tests/support/software-authenticator";
import { startPasskeyForIntent, verifyPasskeyForIntent } from "./passkey-intent";
import { authenticationResponse, registrationResponse } from "./passkey-response";
import { passkeySite } from "./passkey-site";
import { listPasskeys, removePasskey } from "./passkeys";
import { finishPasskey, startPasskey } from "./register-passkey";
import { signInWithPasskey, startPasskeySignIn } from "./sign-in-with-passkey";
import { goodPassword, makeActor, race, visitor } from "./test-support";

// The real cost is in password-hash.unit.test.ts.
vi.mock("./password-hash", async (original) => ({
  ...(await original<typeof import("./password-hash")>()),
  hashPassword: (await import("./cheap-hash")).cheapHash,
}));

const code = (expected: string) => expect.objectContaining({ code: expected });

async function addPasskey(actor: Actor, device: SoftwareAuthenticator, change?: Changes) {
  const options = await startPasskey(actor, { password: goodPassword });
  const response = registrationResponse.parse(device.register(options.challenge, change));
  return finishPasskey(actor, { name: "Desk", response });
}

async function signInBy(device: SoftwareAuthenticator, change?: Changes) {
  const { challenge } = await startPasskeySignIn(visitor());
  return signInWithPasskey(visitor(), { response: authenticationResponse.parse(device.answer(challenge, change)) });
}

describe("passkeys", () => {
  let actor: Actor;
  const device = softwareAuthenticator();
  beforeAll(async () => {
    actor = await makeActor("passkey@example.com");
    await addPasskey(actor, device);
  });

  it("are kept under a name, told of by mail, and sign in", async () => {
    expect(await listPasskeys(actor)).toMatchObject([{ name: "Desk", lastUsedAt: null }]);
    expect(await db().mail.count({ where: { recipient: actor.email, template: "passkey_added" } })).toBe(1);
    const { session } = await signInBy(device);
    expect(session.accountId).toBe(actor.accountId);
    expect(await findLiveSession(session)).toMatchObject({ email: actor.email });
    expect((await listPasskeys(actor))[0]?.lastUsedAt).toBeInstanceOf(Date);
  });

  it("are not begun without the password", async () => {
    await expect(startPasskey(actor, { password: "not mine at all" })).rejects.toEqual(code("wrong_password"));
  });

  it("are made by the one who asked, once", async () => {
    const other = await makeActor("other@example.com");
    const options = await startPasskey(actor, { password: goodPassword });
    const response = registrationResponse.parse(softwareAuthenticator().register(options.challenge));
    await expect(finishPasskey(other, { name: "Theirs", response })).rejects.toEqual(code("passkey_try_again"));
    expect(await listPasskeys(other)).toEqual([]);
  });

  it.each<[string, Changes]>([
    ["another site's page", { origin: "https://evil.example" }],
    ["another site's key", { rpId: "evil.example" }],
    ["a device that did not look who it was", { userVerified: false }],
    ["an answer of the other kind", { type: "webauthn.get" }],
  ])("are not made by %s", async (_, change) => {
    await expect(addPasskey(actor, softwareAuthenticator(), change)).rejects.toEqual(code("passkey_try_again"));
  });

  it.each<[string, Changes]>([
    ["another site's page", { origin: "https://evil.example" }],
    ["another site's key", { rpId: "evil.example" }],
    ["a device that did not look who it was", { userVerified: false }],
    ["an answer of the other kind", { type: "webauthn.create" }],
    ["another key", { key: generateKeyPairSync("ec", { namedCurve: "P-256" }).privateKey }],
    ["a counter that has gone back", { counter: 1 }],
  ])("do not sign in for %s", async (_, change) => {
    await expect(signInBy(device, change)).rejects.toEqual(code("passkey_try_again"));
  });

  it("answer a challenge once, of twenty at the same time", async () => {
    const { challenge } = await startPasskeySignIn(visitor());
    const response = authenticationResponse.parse(device.answer(challenge));
    const { won, refused } = await race(20, () => signInWithPasskey(visitor(), { response }));
    expect(won).toHaveLength(1);
    expect(new Set(refused)).toEqual(new Set(["passkey_try_again"]));
  });

  it("answer no challenge that is older than five minutes or not ours", async () => {
    const { challenge } = await startPasskeySignIn(visitor());
    const response = authenticationResponse.parse(device.answer(challenge));
    const later = new Date(Date.now() + 5.1 * 60_000);
    await expect(signInWithPasskey(visitor(), { response }, later)).rejects.toEqual(code("passkey_try_again"));
    const made = authenticationResponse.parse(device.answer("bm90IG91cnM"));
    await expect(signInWithPasskey(visitor(), { response: made })).rejects.toEqual(code("passkey_try_again"));
  });

  it("prove an intention for one participant and one account alone", async () => {
    const [participant, another] = [newId(), newId()];
    const stranger = await makeActor("stranger@example.com");
    const begin = async () => device.answer((await startPasskeyForIntent(actor, participant)).challenge);
    const fresh = async () => authenticationResponse.parse(await begin());
    await expect(verifyPasskeyForIntent(actor, another, await fresh())).rejects.toEqual(code("passkey_try_again"));
    await expect(verifyPasskeyForIntent(stranger, participant, await fresh())).rejects.toEqual(
      code("passkey_try_again"),
    );
    await expect(signInWithPasskey(visitor(), { response: await fresh() })).rejects.toEqual(code("passkey_try_again"));
    const { challenge } = await startPasskeySignIn(visitor());
    const forSignIn = authenticationResponse.parse(device.answer(challenge));
    await expect(verifyPasskeyForIntent(actor, participant, forSignIn)).rejects.toEqual(code("passkey_try_again"));
    const good = await fresh();
    const { passkeyId } = await verifyPasskeyForIntent(actor, participant, good);
    expect((await listPasskeys(actor)).map((line) => line.id)).toContain(passkeyId);
    await expect(verifyPasskeyForIntent(actor, participant, good)).rejects.toEqual(code("passkey_try_again"));
    await expect(startPasskeyForIntent(stranger, participant)).rejects.toEqual(code("no_passkey"));
  });

  it("are removed by their owner, and are worth nothing afterwards", async () => {
    const owner = await makeActor("remove@example.com");
    const own = softwareAuthenticator();
    const { id } = await addPasskey(owner, own);
    await expect(removePasskey(actor, { passkeyId: id })).rejects.toEqual(code("not_found"));
    await removePasskey(owner, { passkeyId: id });
    await expect(signInBy(own)).rejects.toEqual(code("passkey_unknown"));
  });

  it("belong to names, not to IP addresses", () => {
    expect(passkeySite("https://sign.example")).toEqual({ rpId: "sign.example", origin: "https://sign.example" });
    expect(passkeySite("http://localhost:3000")?.rpId).toBe("localhost");
    expect(passkeySite("http://127.0.0.1:3000")).toBeNull();
    expect(passkeySite("http://[::1]:3000")).toBeNull();
  });
});
