import type { Metadata } from "next";
import { getTranslations } from "next-intl/server";
import { Preferences } from "@/app/(preferences)/preferences";
import { FocusCard, FocusLayout } from "@/components/layouts/focus-layout";

export const metadata: Metadata = { robots: { index: false }, referrer: "no-referrer" };

/**
 * Where a provider's app leads back to. That somebody comes from there proves nothing, and this page asks nobody: the
 * room that she came from does.
 */
export default async function FaceReturnPage() {
  const t = await getTranslations("room.face");
  return (
    <FocusLayout preferences={<Preferences />}>
      <FocusCard title={t("backTitle")} lead={t("backLead")}>
        {null}
      </FocusCard>
    </FocusLayout>
  );
}
