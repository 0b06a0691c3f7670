import type { Metadata } from "next";
import { getTranslations } from "next-intl/server";
import { AreaMessages } from "@/components/i18n/area-messages";
import { FocusCard, FocusLayout } from "@/components/layouts/focus-layout";
import { RemotePad } from "@/components/seals/personal/remote-pad";
import { findPad } from "@/lib/domain/seals/personal/draw-on-pad";
import { Preferences } from "../../(preferences)/preferences";
import { showDrawing, tellOpened } from "./actions";

export async function generateMetadata(): Promise<Metadata> {
  const t = await getTranslations("seals.remote");
  return { title: t("title"), robots: { index: false }, referrer: "no-referrer" };
}

/**
 * Where the code on a computer's screen leads a phone: a pad and nothing else. No sign-in: the link is only good for
 * drawing, and the computer decides what becomes of it. Looking at the page changes nothing.
 */
export default async function DrawPage({ params }: { params: Promise<{ token: string }> }) {
  const { token } = await params;
  const t = await getTranslations("seals.remote");
  const there = (await findPad(token)) !== null;
  return (
    <FocusLayout preferences={<Preferences />}>
      {there ? (
        <AreaMessages areas={["seals"]}>
          <RemotePad token={token} opened={tellOpened} show={showDrawing} />
        </AreaMessages>
      ) : (
        <FocusCard title={t("overTitle")} lead={t("over")}>
          {null}
        </FocusCard>
      )}
    </FocusLayout>
  );
}
