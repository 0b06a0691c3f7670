import Link from "next/link";
import { useFormatter, useTranslations } from "next-intl";
import type { PayoutLine } from "@/lib/domain/administration/payments-room";
import { Cell, CellTitle, HeadCell, Row, Table, TableBody, TableHead } from "../ui/table";
import { Tag, type Tone } from "../ui/tag";
import { Money } from "./money";
import { useCode } from "./use-code";

const tones: Record<string, Tone> = { requested: "amber", ordered: "amber", sent: "jade", failed: "seal" };

/** Money that we send to organizations. */
export function PayoutTable({ label, payouts }: { label: string; payouts: PayoutLine[] }) {
  const [t, office, format] = [useTranslations("office.payments"), useTranslations("office"), useFormatter()];
  const states = useCode("office.payments.payoutStates");
  return (
    <Table label={label}>
      <TableHead>
        <HeadCell>{t("payee")}</HeadCell>
        <HeadCell className="text-right">{t("amount")}</HeadCell>
        <HeadCell>{t("bank")}</HeadCell>
        <HeadCell>{t("asked")}</HeadCell>
        <HeadCell>{t("state")}</HeadCell>
      </TableHead>
      <TableBody>
        {payouts.map((payout) => (
          <Row key={payout.id}>
            <Cell>
              <CellTitle
                title={
                  <Link className="link" href={`/office/organizations/${payout.organizationId}`}>
                    {payout.payee}
                  </Link>
                }
                detail={<span className="num">{payout.accountMasked}</span>}
              />
            </Cell>
            <Cell label={t("amount")} className="text-right">
              <Money amount={payout.money} />
            </Cell>
            <Cell label={t("bank")}>
              <CellTitle
                title={<span className="font-normal">{payout.branch || payout.bank}</span>}
                detail={<span className="num">{payout.cnaps}</span>}
              />
            </Cell>
            <Cell label={t("asked")} className="whitespace-nowrap">
              {format.dateTime(payout.createdAt, { dateStyle: "medium", timeStyle: "short" })}
            </Cell>
            <Cell label={t("state")}>
              <span className="flex flex-wrap gap-2">
                <Tag tone={tones[payout.state] ?? "gray"}>{states(payout.state)}</Tag>
                {payout.provider === "sandbox" ? <Tag tone="amber">{office("sandboxTag")}</Tag> : null}
              </span>
            </Cell>
          </Row>
        ))}
      </TableBody>
    </Table>
  );
}
