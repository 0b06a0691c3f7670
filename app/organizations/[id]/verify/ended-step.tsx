import Link from "next/link";
import { getLocale, getTranslations } from "next-intl/server";
import { OrganizationCertificateForm } from "@/components/organizations/certificate-form";
import { Button } from "@/components/ui/button";
import type { FlowStanding } from "@/lib/domain/organizations/flow-standing";
import { getOrganization } from "@/lib/domain/organizations/get-organization";
import { consentText } from "@/lib/domain/people/consent-text";
import type { Actor } from "@/lib/platform/actor";
import { submitOrganizationCertificate } from "../../actions";
import { StepFrame } from "./step-frame";

/** A flow that is over: the certificate to be made, or why there is none. */
export async function EndedStep({ actor, standing }: { actor: Actor; standing: FlowStanding }) {
  const t = await getTranslations("organizations");
  const { id, name } = standing.organization;
  const help = [{ title: t("finish.helpTitle"), detail: t("finish.help") }];
  if (standing.phase !== "passed") {
    const which = standing.phase === "failed" ? "failed" : "abandoned";
    return (
      <StepFrame
        standing={standing}
        title={t(`finish.${which}Title`)}
        lead={t(`finish.${which}Lead`, { name })}
        help={[]}
      >
        <Button asChild size="lg" className="w-fit">
          <Link href="/organizations/new">{t("finish.again")}</Link>
        </Button>
      </StepFrame>
    );
  }
  // Whoever passed may have left since.
  const organization = await getOrganization(actor, id).catch(() => null);
  const certified = organization?.certificates.some(({ state }) => state === "active") ?? false;
  const account = standing.purpose === "account";
  const issues = !account && !certified && organization?.may.issue_certificate;
  return (
    <StepFrame
      standing={standing}
      certificate={certified ? "done" : "now"}
      title={t(account ? "finish.accountTitle" : "finish.title", { name })}
      lead={issues ? t("finish.lead") : account ? t("finish.accountLead", { name }) : null}
      help={help}
    >
      {issues ? (
        <OrganizationCertificateForm
          organizationId={id}
          terms={await consentText("organization_certificate_terms", await getLocale())}
          submit={submitOrganizationCertificate}
        />
      ) : (
        <Button asChild size="lg" className="w-fit">
          <Link href={organization ? `/organizations/${id}` : "/organizations"}>{t("finish.open")}</Link>
        </Button>
      )}
    </StepFrame>
  );
}
