import type { Metadata } from "next";
import { notFound, redirect } from "next/navigation";
import { getTranslations } from "next-intl/server";
import { Preferences } from "@/app/(preferences)/preferences";
import { FocusCard, FocusLayout } from "@/components/layouts/focus-layout";
import { currentActor } from "@/lib/domain/accounts/current-actor";
import { askStep } from "@/lib/domain/verification/ask-step";
import { ownsStep } from "@/lib/domain/verification/follow-step";
import { isId } from "@/lib/platform/ids";
import { takeTry } from "@/lib/platform/limits/rate-limit";
import { readVisitor } from "@/lib/platform/sessions/read-actor";
import { addressBlock } from "@/lib/platform/web/client-address";
import { type Search, wayOf } from "../../way";

export const metadata: Metadata = { robots: { index: false }, referrer: "no-referrer" };

const perAddress = { name: "identity-return", perHour: 120, burst: 30 };

/**
 * Where a provider's app leads back to. That somebody comes from there proves nothing: the provider is asked. Apps often
 * come back in a browser of their own, where nobody is signed in; that browser learns nothing about the result.
 */
export default async function ReturnPage({ searchParams }: { searchParams: Search }) {
  const { step } = await searchParams;
  if (!isId(step)) notFound();
  const { address } = await readVisitor();
  if ((await takeTry(perAddress, addressBlock(address))) === 0) await askStep(step);
  const actor = await currentActor();
  const way = await wayOf(searchParams);
  if (actor && (await ownsStep(actor.accountId, step))) redirect(way.to("/identity"));
  const t = await getTranslations("verification.back");
  return (
    <FocusLayout preferences={<Preferences />}>
      <FocusCard title={t("title")} lead={t("other")}>
        {null}
      </FocusCard>
    </FocusLayout>
  );
}
