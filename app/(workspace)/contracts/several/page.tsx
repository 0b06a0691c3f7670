import type { Metadata } from "next";
import Link from "next/link";
import { getTranslations } from "next-intl/server";
import { openSeveral } from "@/app/contracts/several/actions";
import { ChooseContracts } from "@/components/batch/choose-contracts";
import { AreaMessages } from "@/components/i18n/area-messages";
import { Button } from "@/components/ui/button";
import { PageHead } from "@/components/ui/page-head";
import { requireActor } from "@/lib/domain/accounts/current-actor";
import { mostInBatch } from "@/lib/domain/signing/batch/batch.schema";
import { batchCandidates } from "@/lib/domain/signing/batch/candidates";

export async function generateMetadata(): Promise<Metadata> {
  return { title: (await getTranslations("batch.choose"))("title") };
}

/** Which of the contracts that wait are to be signed together. */
export default async function ChooseSeveralPage() {
  const actor = await requireActor();
  const [t, candidates] = await Promise.all([getTranslations("batch.choose"), batchCandidates(actor)]);
  return (
    <div className="grid max-w-[820px] gap-6">
      <PageHead
        title={t("title")}
        actions={
          <Button asChild variant="secondary">
            <Link href="/contracts">{t("back")}</Link>
          </Button>
        }
      >
        {t("lead")}
      </PageHead>
      {candidates.length > 0 ? (
        <AreaMessages areas={["batch"]}>
          <ChooseContracts candidates={candidates} most={mostInBatch} open={openSeveral} />
        </AreaMessages>
      ) : (
        <p className="text-ink-2">{t("nothing")}</p>
      )}
    </div>
  );
}
