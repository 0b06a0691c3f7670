import { expect, it } from "vitest";
import { hashPassword } from "@/lib/domain/accounts/password-hash";
import { proveIdentity } from "@/lib/domain/verification/prove-identity";
import { sandboxPeople } from "@/lib/domain/verification/sandbox/people";
import { db } from "@/lib/platform/db/client";
import { loadMessages } from "@/lib/platform/i18n/load-messages";
import { agreed, newActor, promptProvider } from "@/tests/support/people";
import { exportArchive } from "./export-archive";
import { heldRecords } from "./held-records";

const password = "a lantern under the old bridge";

it("says in the account's language what each file holds, and gives back what was agreed to word for word", async () => {
  const actor = await newActor();
  const { accountId } = actor;
  await db().account.update({
    where: { id: accountId },
    data: { passwordHash: await hashPassword(password), locale: "zh" },
  });
  const { name, idNumber } = sandboxPeople[0]!;
  const consent = await agreed("identity_check");
  await proveIdentity(actor, { name, idNumber, consent }, { provider: promptProvider });

  const [en, zh] = [await loadMessages("en"), await loadMessages("zh")];
  const { agree, kept } = en.verification.consent;
  const held = await heldRecords(accountId);
  expect(held.consents).toMatchObject([{ text: [agree, ...Object.values(kept)], textSha256: consent.sha256 }]);

  const { bytes } = await exportArchive(actor, { password });
  const archive = Buffer.from(bytes).toString("utf8");
  expect(archive).toContain("index.html");
  expect(archive).toContain('<html lang="zh-Hans">');
  for (const [subject, words] of Object.entries(zh.accounts.privacy.export.index.files)) {
    expect(Object.keys(held)).toContain(subject);
    expect(archive).toContain(words);
  }
  expect(Object.keys(held).sort()).toEqual(Object.keys(zh.accounts.privacy.export.index.files).sort());
});
