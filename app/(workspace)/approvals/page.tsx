import { Stamp } from "lucide-react";
import type { Metadata } from "next";
import Link from "next/link";
import { getTranslations } from "next-intl/server";
import { ApprovalList } from "@/components/approvals/approval-list";
import { DecidedList } from "@/components/approvals/decided-list";
import { Button } from "@/components/ui/button";
import { EmptyState } from "@/components/ui/empty-state";
import { PageHead } from "@/components/ui/page-head";
import { requireActor } from "@/lib/domain/accounts/current-actor";
import { decidedApprovals } from "@/lib/domain/seals/approvals/decided-approvals";
import { waitingApprovals } from "@/lib/domain/seals/approvals/waiting-approvals";

export async function generateMetadata(): Promise<Metadata> {
  return { title: (await getTranslations("sealUse.approvals"))("pageTitle") };
}

type Props = { searchParams: Promise<Record<string, string | string[] | undefined>> };

export default async function ApprovalsPage({ searchParams }: Props) {
  const actor = await requireActor();
  const { after } = await searchParams;
  const from = typeof after === "string" ? after : undefined;
  const [t, waiting, decided] = await Promise.all([
    getTranslations("sealUse.approvals"),
    waitingApprovals(actor),
    decidedApprovals(actor, from),
  ]);
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
      {decided.approvals.length > 0 ? (
        <section className="grid gap-3" aria-labelledby="decided">
          <div>
            <h2 id="decided" className="text-subheading">
              {t("decided")}
            </h2>
            <p className="text-ink-2">{t("decidedLead")}</p>
          </div>
          <DecidedList approvals={decided.approvals} label={t("decided")} />
          <div className="flex gap-2 empty:hidden">
            {from ? (
              <Button asChild variant="secondary" size="sm">
                <Link href="/approvals">{t("latest")}</Link>
              </Button>
            ) : null}
            {decided.next ? (
              <Button asChild variant="secondary" size="sm">
                <Link href={`/approvals?after=${decided.next}`}>{t("earlier")}</Link>
              </Button>
            ) : null}
          </div>
        </section>
      ) : null}
    </div>
  );
}
