import type { Metadata } from "next";
import Link from "next/link";
import { getFormatter, getTranslations } from "next-intl/server";
import { Button } from "@/components/ui/button";
import { Facts } from "@/components/ui/facts";
import { currentActor } from "@/lib/domain/accounts/current-actor";
import { checkCompletion } from "@/lib/domain/evidence/completion/get-completion";
import { checkLimit } from "@/lib/platform/limits/rate-limit";
import { readVisitor } from "@/lib/platform/sessions/read-actor";
import { limitSubject } from "@/lib/platform/web/action";

export async function generateMetadata(): Promise<Metadata> {
  const t = await getTranslations("verify.completion");
  return { title: t("check_title"), robots: { index: false }, referrer: "no-referrer" };
}

const sheet = "mx-auto grid w-full max-w-[760px] gap-6 px-6 pt-12 pb-20 phone:px-4 phone:pt-8";

/** What the code on a certificate of completion leads to: the digests, to be compared. */
export default async function CompletionCheckPage({ params }: { params: Promise<{ code: string }> }) {
  const { code } = await params;
  const visitor = (await currentActor()) ?? (await readVisitor());
  await checkLimit({ name: "completion-check", perHour: 120, burst: 30 }, limitSubject(visitor));
  const found = await checkCompletion(decodeURIComponent(code).slice(0, 100));
  const [t, format] = [await getTranslations("verify.completion"), await getFormatter()];
  const verify = (
    <Button variant="secondary" className="w-fit" asChild>
      <Link href="/verify">{t("check_verify")}</Link>
    </Button>
  );
  if (!found)
    return (
      <div className={sheet}>
        <h1 className="text-title">{t("check_none")}</h1>
        <p className="text-ink-2">{t("check_noneDetail")}</p>
        {verify}
      </div>
    );
  const digest = (sha256: string, bytes?: number) => (
    <span className="grid gap-0.5">
      <span className="font-mono text-[12px] wrap-anywhere">{sha256}</span>
      {bytes === undefined ? null : <span className="text-meta text-ink-3">{t("check_bytes", { bytes })}</span>}
    </span>
  );
  return (
    <div className={sheet}>
      <div className="grid gap-2">
        <h1 className="text-title">{t("check_found")}</h1>
        <p className="text-ink-2">
          {t("check_when", {
            date: format.dateTime(found.completedAt, { dateStyle: "long", timeStyle: "short" }),
            count: found.signatures,
          })}
        </p>
        {found.voidedAt ? (
          <p className="font-[580]">
            {t("check_voided", { date: format.dateTime(found.voidedAt, { dateStyle: "long", timeStyle: "short" }) })}
          </p>
        ) : null}
        <p className="text-ink-2">{t("check_compare")}</p>
      </div>
      <Facts
        facts={[
          ...found.documents.map(({ sha256, bytes }, index) => ({
            id: `document-${index}`,
            name: t("check_document", { number: index + 1 }),
            value: digest(sha256, bytes),
          })),
          { id: "certificate", name: t("check_certificate"), value: digest(found.certificateSha256) },
        ]}
      />
      {verify}
    </div>
  );
}
