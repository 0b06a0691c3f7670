import type { Metadata } from "next";
import { redirect } from "next/navigation";
import { getTranslations } from "next-intl/server";
import { FocusCard } from "@/components/layouts/focus-layout";
import { MethodList } from "@/components/verification/method-list";
import { OnboardingSteps } from "@/components/verification/onboarding-steps";
import { requireActor } from "@/lib/domain/accounts/current-actor";
import { identityStanding } from "@/lib/domain/verification/identity-standing";
import { offersFor } from "@/lib/domain/verification/offers";
import { readiness } from "@/lib/domain/verification/readiness";
import { Frame } from "../../frame";
import { focusPlace, type Search, wayOf } from "../../way";

export async function generateMetadata(): Promise<Metadata> {
  return { title: (await getTranslations("verification.methods"))("title") };
}

/** All the ways that are offered. */
export default async function MethodsPage({ searchParams }: { searchParams: Search }) {
  const actor = await requireActor();
  const way = await wayOf(searchParams);
  const [t, standing, offers, ready] = await Promise.all([
    getTranslations("verification"),
    identityStanding(actor.accountId),
    offersFor(actor, way.end),
    readiness(actor.accountId),
  ]);
  const free = standing.state === "open" || standing.state === "proven";
  if (!free || offers.methods.length === 0) redirect(way.to("/identity"));
  return (
    <Frame back={way.back}>
      <div className={focusPlace(way)}>
        <FocusCard
          size="lg"
          tag={standing.state === "open" ? <OnboardingSteps now="identity" done={ready} className="pb-2" /> : null}
          title={t("methods.title")}
          lead={
            standing.state === "proven"
              ? t("proven.furtherDetail")
              : t(offers.required > 1 ? "methods.leadRequired" : "methods.lead")
          }
        >
          <MethodList offered={offers.methods} hrefOf={(method) => way.to(`/identity/${method}`)} />
        </FocusCard>
      </div>
    </Frame>
  );
}
