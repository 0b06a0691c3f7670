"use server";

import { revalidatePath } from "next/cache";
import { issueCertificateInput } from "@/lib/domain/certificates/certificate.schema";
import { issueSignerCertificate } from "@/lib/domain/certificates/issue-signer-certificate";
import { revokeOwnCertificate, revokeOwnCertificateInput } from "@/lib/domain/certificates/revoke-own-certificate";
import { action } from "@/lib/platform/web/action";

const issueAction = action({
  access: "signed-in",
  input: issueCertificateInput,
  limit: { name: "issue-certificate", perHour: 20 },
  run: issueSignerCertificate,
});

export async function submitCertificate(input: unknown) {
  return issueAction(input);
}

const revokeAction = action({
  access: "signed-in",
  input: revokeOwnCertificateInput,
  limit: { name: "revoke-certificate", perHour: 30 },
  run: async (actor, input) => {
    await revokeOwnCertificate(actor, input);
    revalidatePath("/certificate");
  },
});

export async function submitRevocation(_previous: unknown, form: FormData) {
  return revokeAction(form);
}
