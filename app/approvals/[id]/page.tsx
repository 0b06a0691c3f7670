import type { Metadata } from "next";
import { getTranslations } from "next-intl/server";
import { ApprovalRoom } from "@/components/approvals/approval-room";
import { AreaMessages } from "@/components/i18n/area-messages";
import { requireActor } from "@/lib/domain/accounts/current-actor";
import { getApproval } from "@/lib/domain/seals/approvals/get-approval";
import { waitingApprovals } from "@/lib/domain/seals/approvals/waiting-approvals";
import { orNotFound } from "@/lib/platform/web/or-not-found";
import { decide } from "./actions";

export async function generateMetadata(): Promise<Metadata> {
  return { title: (await getTranslations("sealUse.approval"))("pageTitle") };
}

export default async function ApprovalPage({ params }: { params: Promise<{ id: string }> }) {
  const actor = await requireActor();
  const { id } = await params;
  const approval = await getApproval(actor, id).catch(orNotFound);
  const next = (await waitingApprovals(actor)).find((one) => one.turn && one.id !== id);
  return (
    <AreaMessages areas={["sealUse"]}>
      <ApprovalRoom approval={approval} nextId={next?.id ?? null} decide={decide} />
    </AreaMessages>
  );
}
