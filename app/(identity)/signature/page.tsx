import type { Metadata } from "next";
import Link from "next/link";
import { getTranslations } from "next-intl/server";
import { SignatureStudio } from "@/components/seals/personal/signature-studio";
import { Button } from "@/components/ui/button";
import { classNames } from "@/components/ui/class-names";
import { EmptyState } from "@/components/ui/empty-state";
import { Notice } from "@/components/ui/notice";
import { PageHead } from "@/components/ui/page-head";
import { OnboardingSteps } from "@/components/verification/onboarding-steps";
import { requireActor } from "@/lib/domain/accounts/current-actor";
import { provenPerson } from "@/lib/domain/people/own-person";
import { nameSealStart } from "@/lib/domain/seals/personal/draw-name-seal";
import { ownSignatures, writtenNames } from "@/lib/domain/seals/personal/own-signatures";
import { readiness } from "@/lib/domain/verification/readiness";
import { Frame } from "../frame";
import { type Search, wayOf } from "../way";
import {
  endPad,
  showNameSeal,
  startPad,
  submitDrawn,
  submitGenerated,
  submitNameSeal,
  submitPad,
  submitPhotographed,
  submitPreferred,
  submitRetired,
} from "./actions";

export async function generateMetadata(): Promise<Metadata> {
  return { title: (await getTranslations("seals.page"))("title") };
}

export default async function SignaturePage({ searchParams }: { searchParams: Search }) {
  const actor = await requireActor();
  const way = await wayOf(searchParams);
  const [t, person, signatures, ready] = await Promise.all([
    getTranslations("seals.page"),
    provenPerson(actor.accountId),
    ownSignatures(actor.accountId),
    readiness(actor.accountId),
  ]);
  const complete = ready.identity && ready.certificate && ready.signature;
  const first = signatures.length === 0;
  return (
    <Frame back={way.back}>
      <div
        className={classNames(
          "mx-auto grid w-full max-w-[820px] grid-cols-1 gap-6",
          way.back !== null && "phone:px-4 phone:pt-6",
        )}
      >
        {complete ? null : <OnboardingSteps now="signature" done={ready} className="max-w-[560px]" />}
        <PageHead title={t(first && person ? "makeTitle" : "title")}>
          {t(first && person ? "makeLead" : "lead")}
        </PageHead>
        {person ? (
          <>
            {complete && way.back ? (
              <Notice
                tone="success"
                title={t("ready")}
                actions={
                  <Button asChild>
                    <Link href={way.end}>{t("nextReturn")}</Link>
                  </Button>
                }
              >
                {t("readyDetail")}
              </Notice>
            ) : null}
            {ready.signature && !ready.certificate ? (
              <Notice
                title={t("certificateMissing.title")}
                actions={
                  <Button asChild>
                    <Link href={way.to("/certificate")}>{t("certificateMissing.action")}</Link>
                  </Button>
                }
              >
                {t("certificateMissing.detail")}
              </Notice>
            ) : null}
            <SignatureStudio
              signatures={signatures}
              choices={writtenNames(person.name).map(({ style, outline, missing, substituted }) => ({
                style,
                outline,
                missing,
                substituted: substituted.map((piece) => piece.text),
              }))}
              nameSeal={nameSealStart(person.name)}
              saveDrawn={submitDrawn}
              saveGenerated={submitGenerated}
              savePhotographed={submitPhotographed}
              saveNameSeal={submitNameSeal}
              previewNameSeal={showNameSeal}
              phonePad={{ start: startPad, take: submitPad, end: endPad }}
              prefer={submitPreferred}
              retire={submitRetired}
            />
          </>
        ) : (
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
        )}
      </div>
    </Frame>
  );
}
