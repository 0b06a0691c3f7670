"use client";

import { useRouter } from "next/navigation";
import { useTranslations } from "next-intl";
import type { CertificateInput } from "@/lib/domain/organizations/organization.schema";
import type { ConsentText } from "@/lib/domain/people/consent.schema";
import type { ActionResult } from "@/lib/platform/web/action-result";
import { IssueCertificateForm } from "../certificates/issue-certificate-form";

/** The agreement to the terms, after which the organization's certificate is made. */
export function OrganizationCertificateForm({
  organizationId,
  terms,
  submit,
}: {
  organizationId: string;
  terms: ConsentText;
  submit: (input: CertificateInput) => Promise<ActionResult<unknown>>;
}) {
  const t = useTranslations("organizations.finish");
  const router = useRouter();
  return (
    <IssueCertificateForm
      terms={terms}
      action={t("issue")}
      submit={(input) => submit({ organizationId, ...input })}
      onIssued={() => {
        router.push(`/organizations/${organizationId}`);
        router.refresh();
      }}
    />
  );
}
