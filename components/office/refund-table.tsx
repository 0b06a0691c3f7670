import Link from "next/link";
import { useFormatter, useTranslations } from "next-intl";
import type { ReactNode } from "react";
import type { RefundLine } from "@/lib/domain/administration/list-refunds";
import { Cell, CellTitle, HeadCell, Row, Table, TableBody, TableHead } from "../ui/table";
import { Tag } from "../ui/tag";
import { Money } from "./money";
import { useCode } from "./use-code";

/** Money that goes back to its payer. `deed` stands beside what is due. */
export function RefundTable({
  label,
  refunds,
  deed,
}: {
  label: string;
  refunds: RefundLine[];
  deed: (refund: RefundLine) => ReactNode;
}) {
  const [t, format] = [useTranslations("office.payments"), useFormatter()];
  const reasons = useCode("office.payments.reasons");
  return (
    <Table label={label}>
      <TableHead>
        <HeadCell>{t("payer")}</HeadCell>
        <HeadCell className="text-right">{t("amount")}</HeadCell>
        <HeadCell>{t("why")}</HeadCell>
        <HeadCell>{t("state")}</HeadCell>
      </TableHead>
      <TableBody>
        {refunds.map((refund) => (
          <Row key={refund.id}>
            <Cell>
              <CellTitle
                title={
                  <Link className="link" href={`/office/payments/${refund.transactionId}`}>
                    {refund.payerName || t("noPayer")}
                  </Link>
                }
                detail={[refund.payerAccountMasked, refund.payerBank].filter(Boolean).join(" · ")}
              />
            </Cell>
            <Cell label={t("amount")} className="text-right">
              <Money amount={refund.money} />
            </Cell>
            <Cell label={t("why")}>{reasons(refund.reason)}</Cell>
            <Cell label={refund.doneAt ? t("state") : undefined}>
              {refund.doneAt ? (
                <>
                  <Tag tone="jade">
                    {t("refundedOn", { day: format.dateTime(refund.doneAt, { dateStyle: "medium" }) })}
                  </Tag>
                  {refund.bankReference ? (
                    <p className="mt-1 font-mono text-xs wrap-anywhere text-ink-3">{refund.bankReference}</p>
                  ) : null}
                </>
              ) : refund.proposed ? (
                <Tag tone="amber">{t("proposed")}</Tag>
              ) : (
                deed(refund)
              )}
            </Cell>
          </Row>
        ))}
      </TableBody>
    </Table>
  );
}
