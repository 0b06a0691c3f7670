import Link from "next/link";
import { useTranslations } from "next-intl";
import type { TransactionLine } from "@/lib/domain/administration/payments-room";
import { BookedOn } from "../ui/booked-on";
import { Button } from "../ui/button";
import { Cell, CellTitle, HeadCell, Row, Table, TableBody, TableHead } from "../ui/table";
import { Tag, type Tone } from "../ui/tag";
import { Money } from "./money";
import { useCode } from "./use-code";

const tones: Record<string, Tone> = { unmatched: "amber", matched: "jade", refund_due: "amber" };

/** How a payment stands. */
export function TransactionTag({ state }: { state: string }) {
  const states = useCode("office.payments.states");
  return <Tag tone={tones[state] ?? "gray"}>{states(state)}</Tag>;
}

/** Payments as the bank told them, with what they lack. */
export function TransactionTable({ label, transactions }: { label: string; transactions: TransactionLine[] }) {
  const t = useTranslations("office.payments");
  const reasons = useCode("office.payments.reasons");
  return (
    <Table label={label}>
      <TableHead>
        <HeadCell>{t("payer")}</HeadCell>
        <HeadCell className="text-right">{t("amount")}</HeadCell>
        <HeadCell>{t("booked")}</HeadCell>
        <HeadCell>{t("lacks")}</HeadCell>
        <HeadCell>
          <span className="sr-only">{t("open")}</span>
        </HeadCell>
      </TableHead>
      <TableBody>
        {transactions.map((one) => (
          <Row key={one.id}>
            <Cell>
              <CellTitle
                title={one.payerName || t("noPayer")}
                detail={
                  <span className="wrap-anywhere">
                    {[one.payerAccountMasked, one.note].filter(Boolean).join(" · ") || t("noNote")}
                  </span>
                }
              />
            </Cell>
            <Cell label={t("amount")} className="text-right">
              <Money amount={one.money} />
            </Cell>
            <Cell label={t("booked")} className="whitespace-nowrap">
              <BookedOn at={one.bookedAt} />
            </Cell>
            <Cell label={t("lacks")}>
              {one.proposed ? (
                <Tag tone="amber">{t("proposed")}</Tag>
              ) : one.reason ? (
                <span className="text-ink-2">{reasons(one.reason)}</span>
              ) : (
                <TransactionTag state={one.state} />
              )}
            </Cell>
            <Cell className="text-right">
              <Button asChild size="sm" variant="secondary" className="phone:w-full">
                <Link
                  href={`/office/payments/${one.id}`}
                  aria-label={t("openOf", { name: one.payerName || t("noPayer") })}
                >
                  {t("open")}
                </Link>
              </Button>
            </Cell>
          </Row>
        ))}
      </TableBody>
    </Table>
  );
}
