import type { Metadata } from "next";
import Link from "next/link";
import { getLocale, getTranslations } from "next-intl/server";
import { FocusCard } from "@/components/layouts/focus-layout";
import { Button } from "@/components/ui/button";
import { IdentityChecking } from "@/components/verification/identity-checking";
import { IdentityForm } from "@/components/verification/identity-form";
import type { Unproven } from "@/components/verification/identity-outcome";
import { IdentityProven } from "@/components/verification/identity-proven";
import { OnboardingSteps } from "@/components/verification/onboarding-steps";
import { SandboxTag } from "@/components/verification/sandbox-tag";
import { requireActor } from "@/lib/domain/accounts/current-actor";
import { consentText } from "@/lib/domain/people/consent-text";
import { dateInChina } from "@/lib/domain/verification/claim";
import { type IdentityStanding, identityStanding } from "@/lib/domain/verification/identity-standing";
import { identityProvider } from "@/lib/domain/verification/providers";
import { readiness } from "@/lib/domain/verification/readiness";
import { sandboxPeople } from "@/lib/domain/verification/sandbox/people";
import { whoAsks } from "@/lib/domain/verification/who-asks";
import { submitIdentity } from "../actions";
import { Frame } from "../frame";
import { focusPlace, type Search, wayOf } from "../way";

export async function generateMetadata(): Promise<Metadata> {
  return { title: (await getTranslations("verification"))("title") };
}

export default async function IdentityPage({ searchParams }: { searchParams: Search }) {
  const actor = await requireActor();
  const way = await wayOf(searchParams);
  const [t, standing, ready, asker] = await Promise.all([
    getTranslations("verification"),
    identityStanding(actor.accountId),
    readiness(actor.accountId),
    whoAsks(actor, way.end),
  ]);
  const steps = <OnboardingSteps now="identity" done={ready} className="pb-2" />;
  if (standing.state === "proven") {
    const next = ready.certificate
      ? ready.signature
        ? way.back && { href: way.end, label: t("proven.nextReturn") }
        : { href: way.to("/signature"), label: t("proven.nextSignature") }
      : { href: way.to("/certificate"), label: t("proven.next") };
    return (
      <Frame back={way.back}>
        <div className={focusPlace(way)}>
          <FocusCard
            size="lg"
            tag={ready.certificate && ready.signature ? null : steps}
            title={t("proven.title")}
            lead={t.rich("proven.lead", { name: () => <b className="font-[580] text-ink">{standing.name}</b> })}
          >
            <IdentityProven {...standing} />
            {next ? (
              <Button asChild size="lg" className="justify-self-start phone:w-full">
                <Link href={next.href}>{next.label}</Link>
              </Button>
            ) : null}
          </FocusCard>
        </div>
      </Frame>
    );
  }
  const provider = identityProvider();
  const today = dateInChina(new Date());
  return (
    <Frame back={way.back}>
      <div className={focusPlace(way)}>
        <FocusCard
          tag={
            <div className="grid gap-3">
              {steps}
              {provider.sandbox ? <SandboxTag /> : null}
            </div>
          }
          title={t("title")}
          lead={
            asker
              ? t.rich("leadAsked", {
                  sender: asker.sender,
                  name: () => <b className="font-[580] text-ink">{asker.name}</b>,
                })
              : t("lead")
          }
        >
          {standing.state === "checking" ? (
            <IdentityChecking poll />
          ) : (
            <IdentityForm
              submit={submitIdentity}
              consent={await consentText("identity_check", await getLocale())}
              today={today}
              last={lastOf(standing)}
              sandboxPeople={provider.sandbox ? sandboxPeople : null}
              switchAccountHref="/sign-out"
            />
          )}
        </FocusCard>
      </div>
    </Frame>
  );
}

/** What the form says about the last try to somebody who comes back. */
function lastOf(standing: Extract<IdentityStanding, { state: "open" }>): Unproven | null {
  const { last, attemptsLeft, lockedUntil } = standing;
  if (lockedUntil) return { outcome: "locked", until: lockedUntil.toISOString() };
  if (last === null) return null;
  // What differed is told once, at the time; it is not kept.
  if (last === "mismatch") return { outcome: last, differs: "untold", attemptsLeft };
  return last === "no_record" || last === "invalid_input" ? { outcome: last, attemptsLeft } : { outcome: last };
}
