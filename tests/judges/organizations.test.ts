import { mkdtemp, rm, writeFile } from "node:fs/promises";
import { tmpdir } from "node:os";
import path from "node:path";
import { afterAll, beforeAll, expect, it } from "vitest";
import { organizationCertificateFile } from "@/lib/domain/certificates/organization-certificates";
import { revocationList } from "@/lib/domain/certificates/revocation-list";
import { trustAnchors } from "@/lib/domain/certificates/trust-anchors";
import { stopInspecting } from "@/lib/domain/contracts/intake/inspect-file";
import { readRevision } from "@/lib/domain/contracts/revisions/read-revision";
import { performSend } from "@/lib/domain/contracts/sending/perform-send";
import { authorizationEnded } from "@/lib/domain/organizations/authorization-ended";
import { getOrganizationCertificate } from "@/lib/domain/organizations/get-certificate";
import { recheckOrganization } from "@/lib/domain/organizations/recheck";
import type { BusinessRegister } from "@/lib/domain/organizations/register-provider";
import { requestAuthorization } from "@/lib/domain/organizations/request-authorization";
import { named, organizationOf, register, registered } from "@/lib/domain/organizations/test-support";
import { db } from "@/lib/platform/db/client";
import { parseCertificate } from "@/lib/standards/x509/certificate";
import { lintTbsCertificate } from "@/lib/standards/x509/lint-certificate";
import { namesEqual } from "@/lib/standards/x509/name";
import { encodePem } from "@/lib/standards/x509/pem";
import { SEAL } from "@/lib/standards/x509/profiles";
import { judge } from "../support/judges";
import { openssl } from "../support/openssl";
import { agreed, newPhoneProvenActor, newProvenActor } from "../support/people";
import { newSigner, signAs } from "../support/signed-contract";

const { name, code } = named("兰亭纸业股份有限公司");
const context = { attempt: 1, signal: new AbortController().signal };
let folder: string;
beforeAll(async () => {
  folder = await mkdtemp(path.join(tmpdir(), "vermilion-organization-"));
});
afterAll(async () => {
  await stopInspecting();
  await rm(folder, { recursive: true, force: true });
});

const keep = async (file: string, text: string | Uint8Array) => {
  const place = path.join(folder, file);
  await writeFile(place, text);
  return place;
};

it("an organization's letter, certificate and end stand before outside judges", async () => {
  const representative = await newSigner(0, newPhoneProvenActor);
  const operator = await newProvenActor(1);
  const organizationId = await registered(operator, name);
  const { contractId } = await requestAuthorization(operator, { organizationId, email: representative.email });
  await performSend({ contractId }, { attempt: 1 });
  await signAs(representative);
  const { id: documentId } = await db().document.findFirstOrThrow({ where: { contractId } });
  const anchors = await trustAnchors();

  // The letter: signed by the representative, under Vermilion's own signature that fixed its form.
  const letter = await judge(await readRevision(documentId), anchors.rootPem, anchors.chainPem);
  expect(letter).toMatchObject({ signatures: 2, timestamps: 2, findings: [] });

  await authorizationEnded({ contractId }, context, { register });
  const { certificateId } = await getOrganizationCertificate(operator, {
    organizationId,
    terms: await agreed("organization_certificate_terms"),
  });
  const { der, pem, serial } = await organizationCertificateFile(organizationId, certificateId);
  const certificate = parseCertificate(der);
  const issuer = anchors.intermediates
    .map((one) => parseCertificate(one))
    .find((one) => namesEqual(one.subject, certificate.issuer));
  expect(lintTbsCertificate(certificate.tbs, SEAL, issuer)).toEqual([]);
  const [root, chain, own] = [
    await keep("root.pem", anchors.rootPem),
    await keep("chain.pem", anchors.chainPem),
    await keep("own.pem", pem),
  ];
  const verify = (...more: string[]) =>
    openssl("verify", "-x509_strict", "-CAfile", root, "-untrusted", chain, ...more, own);
  expect(await verify()).toMatchObject({ code: 0 });
  const { output } = await openssl("x509", "-in", own, "-noout", "-subject", "-nameopt", "RFC2253,utf8,-esc_msb");
  expect(output).toContain(`CN=${name}`);
  expect(output).toContain(`O=${name}`);
  expect(output).toContain(`NTRCN-${code}`);

  // Dissolved, says the register at its yearly look: the list of the issuer names the certificate.
  const dissolved: BusinessRegister = {
    ...register,
    profile: async (number, signal) => {
      const look = await register.profile(number, signal);
      if (look.outcome !== "found" || !look.profile) return look;
      return { ...look, profile: { ...look.profile, registerState: "cancelled" } };
    },
  };
  await db().organization.update({ where: { id: organizationId }, data: { recheckAt: new Date(0) } });
  await recheckOrganization({ organizationId }, context, { register: dissolved });
  expect(await organizationOf(organizationId)).toMatchObject({ state: "dissolved" });
  const list = await revocationList(issuer?.serialHex ?? "");
  const crl = await keep("list.pem", encodePem(list, "X509 CRL"));
  expect((await openssl("crl", "-in", crl, "-noout", "-text")).output).toContain(serial.toUpperCase());
  const after = await verify("-crl_check", "-CRLfile", crl);
  expect(after.code).not.toBe(0);
  expect(after.output).toContain("certificate revoked");
});
