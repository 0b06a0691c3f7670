import { FileSearch } from "lucide-react";
import type { Metadata } from "next";
import Link from "next/link";
import { getTranslations } from "next-intl/server";
import { ContractPicture } from "@/components/landing/contract-picture";
import { FilePicture } from "@/components/landing/file-picture";
import { LandingSection } from "@/components/landing/landing-section";
import { SealsPicture } from "@/components/landing/seals-picture";
import { Button } from "@/components/ui/button";
import { readActor } from "@/lib/platform/sessions/read-actor";

export async function generateMetadata(): Promise<Metadata> {
  const t = await getTranslations("landing.meta");
  return { title: { absolute: t("title") }, description: t("description") };
}

export default async function Landing() {
  const [t, nav, actor] = await Promise.all([getTranslations("landing"), getTranslations("common.nav"), readActor()]);
  return (
    <>
      <section className="mx-auto grid max-w-[1240px] grid-cols-1 items-center gap-x-16 gap-y-12 px-8 py-20 lg:grid-cols-[minmax(0,1fr)_540px] phone:px-4 phone:py-10">
        <div className="grid max-w-xl content-center gap-6">
          <h1 className="text-display">{t("hero.title")}</h1>
          <p className="text-[18px] leading-[1.6] text-ink-2 phone:text-base">{t("hero.lead")}</p>
          <div className="mt-2 flex flex-wrap gap-3 phone:grid">
            <Button asChild size="lg">
              {actor ? (
                <Link href="/contracts">{nav("contracts")}</Link>
              ) : (
                <Link href="/sign-up">{t("hero.start")}</Link>
              )}
            </Button>
            <Button asChild size="lg" variant="secondary">
              <Link href="/verify">{t("hero.verify")}</Link>
            </Button>
          </div>
          <p className="text-meta text-ink-3">{t("hero.note")}</p>
        </div>
        <ContractPicture />
      </section>

      <LandingSection title={t("way.title")}>
        <ol className="grid gap-x-10 gap-y-8 md:grid-cols-3">
          {(["name", "certificate", "signature"] as const).map((step, index) => (
            <li key={step} className="grid content-start gap-2">
              <span
                aria-hidden="true"
                className="num grid size-8 place-items-center rounded-full border-[1.5px] border-seal text-meta font-[650] text-seal-ink"
              >
                {index + 1}
              </span>
              <h3 className="mt-1 text-subheading">{t(`way.${step}.title`)}</h3>
              <p className="text-ink-2">{t(`way.${step}.text`)}</p>
            </li>
          ))}
        </ol>
      </LandingSection>

      <LandingSection title={t("file.title")} lead={t("file.text")}>
        <FilePicture />
      </LandingSection>

      <LandingSection title={t("seals.title")} lead={t("seals.text")}>
        <SealsPicture />
      </LandingSection>

      <LandingSection title={t("different.title")}>
        <ul className="grid gap-x-10 gap-y-8 md:grid-cols-2">
          {(["own", "without", "history", "open"] as const).map((point) => (
            <li key={point} className="grid content-start gap-2 border-t border-line pt-5">
              <h3 className="text-subheading">{t(`different.${point}.title`)}</h3>
              <p className="text-ink-2">{t(`different.${point}.text`)}</p>
            </li>
          ))}
        </ul>
      </LandingSection>

      <section className="border-t border-line bg-sunk">
        <div className="mx-auto flex max-w-[1240px] flex-wrap items-center gap-x-10 gap-y-5 px-8 py-14 phone:px-4 phone:py-12">
          <div className="mr-auto grid max-w-xl gap-2">
            <h2 className="text-[26px] leading-tight">{t("check.title")}</h2>
            <p className="text-base text-ink-2">{t("check.text")}</p>
          </div>
          <Button asChild size="lg" variant="secondary" className="phone:w-full">
            <Link href="/verify">
              <FileSearch size={18} aria-hidden="true" />
              {t("check.action")}
            </Link>
          </Button>
        </div>
      </section>

      <LandingSection id="legal" title={t("legal.title")}>
        <div className="grid max-w-3xl gap-6">
          {(["authority", "effect", "sandbox"] as const).map((part) => (
            <div key={part} className="grid gap-1.5">
              <h3 className="text-subheading">{t(`legal.${part}Title`)}</h3>
              <p className="text-base text-ink-2">{t(`legal.${part}`)}</p>
            </div>
          ))}
        </div>
      </LandingSection>
    </>
  );
}
