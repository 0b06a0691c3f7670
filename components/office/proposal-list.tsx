import Link from "next/link";
import { useFormatter, useTranslations } from "next-intl";
import type { ProposalLine } from "@/lib/domain/administration/payments-room";
import { Button } from "../ui/button";
import { Money } from "./money";

/** Matches that somebody proposed and another has to decide. */
export function ProposalList({ proposals }: { proposals: ProposalLine[] }) {
  const [t, format] = [useTranslations("office.payments"), useFormatter()];
  return (
    <ul className="border-t border-line">
      {proposals.map(({ id, transaction, organization, code, reason, by, mine, createdAt }) => (
        <li
          key={id}
          className="flex flex-wrap items-center justify-between gap-x-6 gap-y-2 border-b border-line py-3.5"
        >
          <div className="min-w-0 flex-1 basis-72">
            <p className="font-[580] wrap-break-word">
              <Money amount={transaction.money} /> ·{" "}
              {t("forWhom", { payer: transaction.payerName, organization, code })}
            </p>
            <p className="wrap-break-word text-ink-2">{reason}</p>
            <p className="text-meta text-ink-3">
              {t("proposedBy", { by, when: format.dateTime(createdAt, { dateStyle: "medium", timeStyle: "short" }) })}
            </p>
          </div>
          <Button asChild size="sm" variant="secondary" className="phone:w-full">
            <Link href={`/office/payments/${transaction.id}`}>{t(mine ? "open" : "decide")}</Link>
          </Button>
        </li>
      ))}
    </ul>
  );
}
