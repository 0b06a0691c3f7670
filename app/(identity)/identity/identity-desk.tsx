import Link from "next/link";
import { getTranslations } from "next-intl/server";
import { FocusCard } from "@/components/layouts/focus-layout";
import { Button } from "@/components/ui/button";
import { Notice } from "@/components/ui/notice";
import { IdentityProven } from "@/components/verification/identity-proven";
import { MethodList } from "@/components/verification/method-list";
import { OnboardingSteps } from "@/components/verification/onboarding-steps";
import { requireActor } from "@/lib/domain/accounts/current-actor";
import { type IdentityStanding, identityStanding } from "@/lib/domain/verification/identity-standing";
import type { PersonMethod } from "@/lib/domain/verification/methods";
import { type Offers, offersFor } from "@/lib/domain/verification/offers";
import { type Readiness, readiness } from "@/lib/domain/verification/readiness";
import { Frame } from "../frame";
import { focusPlace, type Way } from "../way";
import { MethodCard } from "./method-card";
import { UnderWayCard } from "./under-way-card";

/**
 * The one card of the pages about proving a name: what is under way if anything is, otherwise what is proven, otherwise
 * the form of a method.
 * @param method the one that was chosen; null: whichever is usual
 */
export async function IdentityDesk({ way, method }: { way: Way; method: PersonMethod | null }) {
  const actor = await requireActor();
  const [standing, ready, offers] = await Promise.all([
    identityStanding(actor.accountId),
    readiness(actor.accountId),
    offersFor(actor, way.end),
  ]);
  const steps = <OnboardingSteps now="identity" done={ready} className="pb-2" />;
  const chosen = chosenMethod(standing, offers, method);
  return (
    <Frame back={way.back}>
      <div className={focusPlace(way)}>
        {standing.state !== "open" && standing.state !== "proven" ? (
          <UnderWayCard standing={standing} way={way} steps={steps} />
        ) : chosen ? (
          <MethodCard actor={actor} method={chosen} standing={standing} offers={offers} way={way} steps={steps} />
        ) : standing.state === "proven" ? (
          <ProvenCard standing={standing} offers={offers} ready={ready} way={way} steps={steps} />
        ) : null}
      </div>
    </Frame>
  );
}

/** A method that is offered; for somebody unproven the one she tried last, or the usual one. */
function chosenMethod(
  standing: IdentityStanding,
  { methods }: Offers,
  asked: PersonMethod | null,
): PersonMethod | null {
  if (asked && methods.includes(asked)) return asked;
  if (standing.state !== "open") return null;
  const { lastMethod } = standing;
  return (lastMethod && methods.includes(lastMethod) ? lastMethod : methods[0]) ?? null;
}

/** Where a proven name leads on to: joining or verifying an organization needs no more, signing needs a certificate. */
function nextOf(
  ready: Readiness,
  way: Way,
  t: Awaited<ReturnType<typeof getTranslations<"verification">>>,
): { href: string; label: string } | null {
  if (way.back?.startsWith("/organizations/")) return { href: way.end, label: t("proven.nextOrganization") };
  if (!ready.certificate) return { href: way.to("/certificate"), label: t("proven.next") };
  if (!ready.signature) return { href: way.to("/signature"), label: t("proven.nextSignature") };
  return way.back === null ? null : { href: way.end, label: t("proven.nextReturn") };
}

async function ProvenCard({
  standing,
  offers,
  ready,
  way,
  steps,
}: {
  standing: Extract<IdentityStanding, { state: "proven" }>;
  offers: Offers;
  ready: Readiness;
  way: Way;
  steps: React.ReactNode;
}) {
  const t = await getTranslations("verification");
  const short = offers.reached < offers.required;
  const next = nextOf(ready, way, t);
  return (
    <FocusCard
      size="lg"
      tag={(ready.certificate && ready.signature) || way.back?.startsWith("/organizations/") ? null : steps}
      title={t("proven.title")}
      lead={t.rich("proven.lead", { name: () => <b className="font-[580] text-ink">{standing.name}</b> })}
    >
      {short ? (
        <Notice tone="warning" title={t("proven.needed")}>
          {t("proven.neededDetail")}
        </Notice>
      ) : null}
      {short ? (
        <MethodList offered={offers.methods} hrefOf={(method) => way.to(`/identity/${method}`)} />
      ) : (
        <>
          <IdentityProven {...standing} />
          <div className="flex flex-wrap items-center gap-2.5">
            {next ? (
              <Button asChild size="lg" className="phone:w-full">
                <Link href={next.href}>{next.label}</Link>
              </Button>
            ) : null}
            {offers.methods.length > 0 ? (
              <Button asChild variant={next ? "quiet" : "secondary"} size="lg" className="phone:w-full">
                <Link href={way.to("/identity/methods")}>{t("proven.further")}</Link>
              </Button>
            ) : null}
          </div>
        </>
      )}
    </FocusCard>
  );
}
