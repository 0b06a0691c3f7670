import { Download } from "lucide-react";
import type { Metadata } from "next";
import Link from "next/link";
import { getLocale, getTranslations } from "next-intl/server";
import { CertificateFacts } from "@/components/certificates/certificate-facts";
import { IssueCertificateForm } from "@/components/certificates/issue-certificate-form";
import { RevokeCertificate } from "@/components/certificates/revoke-certificate";
import { FocusCard } from "@/components/layouts/focus-layout";
import { Button } from "@/components/ui/button";
import { EmptyState } from "@/components/ui/empty-state";
import { Notice } from "@/components/ui/notice";
import { OnboardingSteps } from "@/components/verification/onboarding-steps";
import { SandboxTag } from "@/components/verification/sandbox-tag";
import { requireActor } from "@/lib/domain/accounts/current-actor";
import { ownCertificates } from "@/lib/domain/certificates/own-certificate";
import { consentText } from "@/lib/domain/people/consent-text";
import { provenPerson } from "@/lib/domain/people/own-person";
import { readiness } from "@/lib/domain/verification/readiness";
import { submitCertificate, submitRevocation } from "../actions";
import { Frame } from "../frame";
import { focusPlace, type Search, wayOf } from "../way";

export async function generateMetadata(): Promise<Metadata> {
  return { title: (await getTranslations("certificates"))("title") };
}

export default async function CertificatePage({ searchParams }: { searchParams: Search }) {
  const actor = await requireActor();
  const way = await wayOf(searchParams);
  const [t, person, certificates, ready] = await Promise.all([
    getTranslations("certificates"),
    provenPerson(actor.accountId),
    ownCertificates(actor.accountId),
    readiness(actor.accountId),
  ]);
  const steps =
    ready.certificate && ready.signature ? null : <OnboardingSteps now="certificate" done={ready} className="pb-2" />;
  const active = certificates.find((certificate) => certificate.state === "active");
  const earlier = certificates.filter((certificate) => certificate !== active);
  const tag = (
    <div className="grid gap-3 empty:hidden">
      {steps}
      {person?.sandbox ? <SandboxTag /> : null}
    </div>
  );
  if (!person) {
    return (
      <Frame back={way.back}>
        <div className="mx-auto grid w-full max-w-[620px] gap-6 phone:px-4 phone:pt-6">
          <h1 className="sr-only">{t("title")}</h1>
          <EmptyState
            title={t("needIdentity.title")}
            action={
              <Button asChild>
                <Link href={way.to("/identity")}>{t("needIdentity.action")}</Link>
              </Button>
            }
          >
            {t("needIdentity.detail")}
          </EmptyState>
        </div>
      </Frame>
    );
  }
  return (
    <Frame back={way.back}>
      <div className={focusPlace(way)}>
        <FocusCard size="lg" tag={tag} title={t(active ? "title" : "getTitle")} lead={active ? null : t("getLead")}>
          {active ? (
            <>
              <CertificateFacts certificate={active} />
              <div className="flex flex-wrap gap-2.5">
                {!ready.signature || way.back ? (
                  <Button asChild className="phone:w-full">
                    <Link href={ready.signature ? way.end : way.to("/signature")}>
                      {t(ready.signature ? "nextReturn" : "next")}
                    </Link>
                  </Button>
                ) : null}
                {(["cer", "pem"] as const).map((form) => (
                  <Button key={form} asChild variant="secondary" className="phone:flex-1">
                    <a href={`/certificate/${active.id}.${form}`} download>
                      <Download size={16} aria-hidden="true" />
                      {t(form === "cer" ? "downloadCer" : "downloadPem")}
                    </a>
                  </Button>
                ))}
              </div>
            </>
          ) : (
            <IssueCertificateForm
              submit={submitCertificate}
              terms={await consentText("certificate_terms", await getLocale())}
            />
          )}
          <Notice title={t("notLicensed.title")}>
            <p>{t("notLicensed.detail")}</p>
            {person.sandbox ? <p className="mt-1">{t("sandbox")}</p> : null}
            <p className="mt-1 flex flex-wrap gap-x-4">
              <a href="/ca/root.pem" download className="link">
                {t("root")}
              </a>
              <a href="/ca/chain.pem" download className="link">
                {t("chain")}
              </a>
            </p>
          </Notice>
          {active ? <RevokeCertificate email={actor.email} submit={submitRevocation} /> : null}
          {earlier.map((certificate) => (
            <CertificateFacts key={certificate.id} certificate={certificate} />
          ))}
        </FocusCard>
      </div>
    </Frame>
  );
}
