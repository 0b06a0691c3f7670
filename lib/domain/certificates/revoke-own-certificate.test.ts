import { beforeAll, expect, it } from "vitest";
import { hashPassword } from "@/lib/domain/accounts/password-hash";
import { db } from "@/lib/platform/db/client";
import { agreed, newProvenActor } from "@/tests/support/people";
import { ensureAuthority } from "./authority";
import { issueSignerCertificate } from "./issue-signer-certificate";
import { ownCertificates } from "./own-certificate";
import { revocationList } from "./revocation-list";
import { revokeOwnCertificate } from "./revoke-own-certificate";

const password = "a lantern under the old bridge";
const code = (expected: string) => expect.objectContaining({ code: expected });
beforeAll(ensureAuthority);

it("takes the password, names the certificate in the list, destroys its key, and lets her get another", async () => {
  const actor = await newProvenActor(0);
  await db().account.update({
    where: { id: actor.accountId },
    data: { passwordHash: await hashPassword(password) },
  });
  const reason = "misused" as const;
  await expect(revokeOwnCertificate(actor, { reason, password })).rejects.toEqual(code("certificate_needed"));
  const terms = await agreed("certificate_terms");
  const first = await issueSignerCertificate(actor, { terms });
  await expect(revokeOwnCertificate(actor, { reason, password: "a guess" })).rejects.toEqual(code("wrong_password"));
  expect(await ownCertificates(actor.accountId)).toMatchObject([{ id: first.id, state: "active" }]);

  await revokeOwnCertificate(actor, { reason, password });
  expect(await ownCertificates(actor.accountId)).toMatchObject([{ id: first.id, state: "revoked" }]);
  const row = await db().certificate.findUniqueOrThrow({
    where: { id: first.id },
    include: { key: true, issuer: true },
  });
  expect(row.revokedReason).toBe("keyCompromise");
  expect(row.key.privateKeyCipher).toBeNull();
  const list = Buffer.from(await revocationList(row.issuer?.serial ?? ""));
  expect(list.includes(Buffer.from(row.serial, "hex"))).toBe(true);

  const second = await issueSignerCertificate(actor, { terms });
  expect(second.id).not.toBe(first.id);
  expect(await ownCertificates(actor.accountId)).toMatchObject([{ state: "active" }, { state: "revoked" }]);
});
