import { Smartphone } from "lucide-react";
import type { Metadata } from "next";
import Link from "next/link";
import { notFound } from "next/navigation";
import { getTranslations } from "next-intl/server";
import { Preferences } from "@/app/(preferences)/preferences";
import { FocusCard, FocusLayout } from "@/components/layouts/focus-layout";
import { Button } from "@/components/ui/button";
import { Notice } from "@/components/ui/notice";
import { SubmitButton } from "@/components/ui/submit-button";
import { Tag } from "@/components/ui/tag";
import { sandboxGateway } from "@/lib/domain/verification/sandbox/sandbox-gateway";
import { choose } from "./actions";

export const metadata: Metadata = { robots: { index: false } };

const choices = ["pass", "fail", "cancel", "later"] as const;

/**
 * Stands for the app of a provider of face comparison. There is nothing here where no sandbox is configured.
 */
export default async function SandboxFacePage({
  params,
  searchParams,
}: {
  params: Promise<{ token: string }>;
  searchParams: Promise<Record<string, string | string[] | undefined>>;
}) {
  const { token } = await params;
  const { closed } = await searchParams;
  const session = sandboxGateway()?.faceSession(token);
  if (!session) notFound();
  const t = await getTranslations("verification.sandbox.face");
  const over = session.state !== "open";
  const title = over ? t("over") : closed !== undefined ? t("laterTitle") : t("title");
  return (
    <FocusLayout preferences={<Preferences />}>
      <FocusCard tag={<Tag tone="amber">{t(session.app)}</Tag>} title={title}>
        <Notice tone="warning">{t("note")}</Notice>
        {over ? <p className="text-ink-2">{t("overDetail")}</p> : null}
        {!over && closed !== undefined ? <p className="text-ink-2">{t("laterDetail")}</p> : null}
        {over || closed !== undefined ? (
          <Button asChild variant="secondary" size="lg" wide>
            <Link href="/identity">{t("return")}</Link>
          </Button>
        ) : (
          <>
            <p className="flex items-center gap-2 text-ink-2">
              <Smartphone size={18} aria-hidden="true" className="text-ink-3" />
              <span>{t.rich("for", { name: () => <b className="font-[580] text-ink">{session.name}</b> })}</span>
            </p>
            {/* One form for each end, so that each works before its script has loaded. */}
            <div className="grid gap-2.5">
              {choices.map((choice) => (
                <form key={choice} action={choose}>
                  <input type="hidden" name="token" value={token} />
                  <input type="hidden" name="choice" value={choice} />
                  <SubmitButton
                    size="lg"
                    wide
                    variant={choice === "pass" ? "primary" : choice === "later" ? "quiet" : "secondary"}
                  >
                    {t(choice)}
                  </SubmitButton>
                </form>
              ))}
            </div>
          </>
        )}
      </FocusCard>
    </FocusLayout>
  );
}
