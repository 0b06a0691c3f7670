"use server";

import { revalidatePath } from "next/cache";
import { issueCertificateInput } from "@/lib/domain/certificates/certificate.schema";
import { issueSignerCertificate } from "@/lib/domain/certificates/issue-signer-certificate";
import { revokeOwnCertificate, revokeOwnCertificateInput } from "@/lib/domain/certificates/revoke-own-certificate";
import { preferSignature, retireSignature } from "@/lib/domain/seals/personal/manage-signatures";
import { saveDrawnSignature, saveGeneratedSignature } from "@/lib/domain/seals/personal/save-signature";
import { saveDrawnInput, saveGeneratedInput, signatureChoice } from "@/lib/domain/seals/personal/signature.schema";
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

const drawnAction = action({
  access: "signed-in",
  input: saveDrawnInput,
  limit: { name: "save-signature", perHour: 60 },
  run: saveDrawnSignature,
});

export async function submitDrawn(input: unknown) {
  return drawnAction(input);
}

const generatedAction = action({
  access: "signed-in",
  input: saveGeneratedInput,
  limit: { name: "save-signature", perHour: 60 },
  run: saveGeneratedSignature,
});

export async function submitGenerated(input: unknown) {
  return generatedAction(input);
}

const preferAction = action({
  access: "signed-in",
  input: signatureChoice,
  run: (actor, { sealId }) => preferSignature(actor, sealId),
});

export async function submitPreferred(input: unknown) {
  return preferAction(input);
}

const retireAction = action({
  access: "signed-in",
  input: signatureChoice,
  run: (actor, { sealId }) => retireSignature(actor, sealId),
});

export async function submitRetired(input: unknown) {
  return retireAction(input);
}
