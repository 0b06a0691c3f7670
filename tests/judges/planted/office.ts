import { getPerson } from "@/lib/domain/administration/get-person";
import { revealNumber } from "@/lib/domain/administration/reveal-number";
import { searchPeople } from "@/lib/domain/administration/search-people";
import { newAdministrator } from "@/lib/domain/administration/test-support";
import { totpCode, totpStep } from "@/lib/domain/administration/totp";
import { confirmTotp, offerTotp } from "@/lib/domain/administration/totp-second-factor";
import { db } from "@/lib/platform/db/client";
import { matching, passport, refuseSecrets, tokens } from "./values";

export async function workInTheOffice(): Promise<void> {
  const chief = await newAdministrator("chief");
  const { offer, secret } = await offerTotp(chief);
  tokens.set("secret of the second factor", secret);
  await confirmTotp(chief, { offer, code: totpCode(secret, totpStep(new Date()) - 1) });
  for (const query of [matching[0]!.idNumber, matching[0]!.mobile, passport]) await searchPeople(chief, { query });
  const person = await db().person.findFirstOrThrow({ where: { mobileCipher: { not: null } } });
  refuseSecrets(await getPerson(chief, person.id));
  await revealNumber(chief, { personId: person.id, number: "document", reason: "To compare with a letter" });
}
