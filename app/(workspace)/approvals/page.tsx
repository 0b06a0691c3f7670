import { Stamp } from "lucide-react";
import type { Metadata } from "next";
import { getTranslations } from "next-intl/server";
import { ApprovalList } from "@/components/approvals/approval-list";
import { EmptyState } from "@/components/ui/empty-state";
import { PageHead } from "@/components/ui/page-head";
import { requireActor } from "@/lib/domain/accounts/current-actor";
import { waitingApprovals } from "@/lib/domain/seals/approvals/waiting-approvals";

export async function generateMetadata(): Promise<Metadata> {
  return { title: (await getTranslations("sealUse.approvals"))("pageTitle") };
}

export default async function ApprovalsPage() {
  const actor = await requireActor();
  const [t, waiting] = [await getTranslations("sealUse.approvals"), await waitingApprovals(actor)];
  const [yours, others] = [waiting.filter(({ turn }) => turn), waiting.filter(({ turn }) => !turn)];
  return (
    <div className="grid gap-7">
      <PageHead title={t("title")}>{t("lead")}</PageHead>
      {yours.length > 0 ? (
        <ApprovalList approvals={yours} label={t("yours")} />
      ) : (
        <EmptyState picture={<Stamp size={22} />} title={t("empty")}>
          {t("emptyLead")}
        </EmptyState>
      )}
      {others.length > 0 ? (
        <section className="grid gap-3" aria-labelledby="others">
          <div>
            <h2 id="others" className="text-subheading">
              {t("others")}
            </h2>
            <p className="text-ink-2">{t("othersLead")}</p>
          </div>
          <ApprovalList approvals={others} label={t("others")} />
        </section>
      ) : null}
    </div>
  );
}
