"use client";

import { ChevronLeft } from "lucide-react";
import Link from "next/link";
import { useTranslations } from "next-intl";
import type { ApprovalPage } from "@/lib/domain/seals/approvals/get-approval";
import { contentId, SkipLink } from "../layouts/skip-link";
import { ApprovalFacts } from "./approval-facts";
import { ApprovalOutcome } from "./approval-outcome";
import { ApprovalPages } from "./approval-pages";
import { type Decide, DecideBar } from "./decide-bar";

export type ApprovalRoomProps = {
  approval: ApprovalPage;
  /** Another request that it is the reader's turn to decide about. */
  nextId: string | null;
  decide: Decide;
};

/**
 * Where somebody decides whether a contract may be sealed: the contract to be read, with the seal where it would stand,
 * and two buttons. In the hand one column, with the buttons in reach of the thumb; on a desk the pages at the left.
 */
export function ApprovalRoom({ approval, nextId, decide }: ApprovalRoomProps) {
  const t = useTranslations("sealUse.approval");
  const { contract, seal, places } = approval;
  const readable =
    contract.documents.length > 0 && (approval.mayDecide || ["waiting", "approved", "used"].includes(approval.state));
  return (
    <div className="grid h-dvh grid-cols-1 grid-rows-[56px_minmax(0,1fr)_auto] min-[60rem]:grid-cols-[minmax(0,1fr)_400px]">
      <SkipLink />
      <header className="col-span-full flex items-center gap-2 border-b border-line bg-sheet px-3">
        <Link
          href="/approvals"
          aria-label={t("back")}
          className="grid size-10 shrink-0 place-items-center rounded-md text-ink-2 no-underline hover:bg-hover"
        >
          <ChevronLeft size={22} aria-hidden="true" />
        </Link>
        <p className="min-w-0 flex-1 truncate font-[600]">{t("pageTitle")}</p>
      </header>
      <main
        id={contentId}
        tabIndex={-1}
        className="row-start-2 min-h-0 min-w-0 overflow-y-auto outline-none min-[60rem]:col-span-full min-[60rem]:row-end-4 min-[60rem]:grid min-[60rem]:grid-cols-[minmax(0,1fr)_400px] min-[60rem]:overflow-hidden"
      >
        <section
          aria-label={t("heading")}
          className="bg-sheet px-4 py-6 min-[60rem]:col-start-2 min-[60rem]:row-start-1 min-[60rem]:overflow-y-auto min-[60rem]:border-l min-[60rem]:border-line min-[60rem]:px-6 min-[60rem]:pb-40"
        >
          <ApprovalFacts approval={approval} />
          <ApprovalOutcome approval={approval} nextId={nextId} />
        </section>
        {readable && !approval.asked ? (
          <ApprovalPages
            urlOf={({ id, revision }) => `/files/approvals/${approval.id}?document=${id}&revision=${revision}`}
            documents={contract.documents}
            label={t("document", { title: contract.title })}
            seal={seal}
            // Once it is sealed, the seal stands in the file itself.
            places={approval.state === "used" ? [] : places}
          />
        ) : null}
      </main>
      {approval.mayDecide ? (
        <div className="row-start-3 border-t border-line bg-sheet px-4 pt-3 pb-[max(0.75rem,env(safe-area-inset-bottom))] min-[60rem]:z-10 min-[60rem]:col-start-2 min-[60rem]:border-l min-[60rem]:px-6 min-[60rem]:py-5">
          <DecideBar approvalId={approval.id} name={approval.askedBy} seal={seal.name} decide={decide} />
        </div>
      ) : null}
    </div>
  );
}
