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

/** What is changed of an organization that is verified, and stays so whatever becomes of the change. */
const changes: readonly string[] = ["name", "legal_representative", "account"];

/** A flow that is over: the certificate to be made where there is none, or what became of it. */
export async function EndedStep({ actor, standing }: { actor: Actor; standing: FlowStanding }) {
  const t = await getTranslations("organizations");
  const { phase, purpose } = standing;
  const { id, name } = standing.organization;
  if (phase !== "passed" && !changes.includes(purpose)) {
    const which = phase === "failed" ? "failed" : "abandoned";
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
  const issues = !certified && organization?.may.issue_certificate;
  // One whose certificate ended waits for another, however its last change came out.
  const about = issues
    ? "certificate"
    : phase !== "passed"
      ? "unchanged"
      : purpose === "account"
        ? "account"
        : "verified";
  const words = {
    certificate: { title: t("finish.title", { name }), lead: t("finish.lead") },
    unchanged: { title: t("finish.abandonedTitle"), lead: t("finish.unchangedLead", { name }) },
    account: { title: t("finish.accountTitle"), lead: t("finish.accountLead", { name }) },
    verified: { title: t("finish.title", { name }), lead: null },
  }[about];
  return (
    <StepFrame
      standing={standing}
      certificate={issues ? "now" : purpose === "account" ? "kept" : certified ? "done" : "now"}
      title={words.title}
      lead={words.lead}
      help={issues ? [{ title: t("finish.helpTitle"), detail: t("finish.help") }] : []}
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
