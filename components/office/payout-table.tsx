import Link from "next/link";
import { useFormatter, useTranslations } from "next-intl";
import type { ReactNode } from "react";
import type { PayoutLine } from "@/lib/domain/administration/list-payouts";
import { Cell, CellTitle, HeadCell, Row, Table, TableBody, TableHead } from "../ui/table";
import { Tag, type Tone } from "../ui/tag";
import { Money } from "./money";
import { useCode } from "./use-code";

const tones: Record<string, Tone> = { requested: "amber", ordered: "amber", sent: "jade", failed: "seal" };

/** Money that we send to organizations. `look` stands beside an account, `deed` beside what may still fail. */
export function PayoutTable({
  label,
  payouts,
  look,
  deed,
}: {
  label: string;
  payouts: PayoutLine[];
  look: (payout: PayoutLine) => ReactNode;
  deed: (payout: PayoutLine) => ReactNode;
}) {
  const [t, office, format] = [useTranslations("office.payments"), useTranslations("office"), useFormatter()];
  const [states, failures] = [useCode("office.payments.payoutStates"), useCode("office.payments.failures")];
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
                detail={
                  <span className="inline-flex items-center gap-1.5">
                    <span className="num">{payout.accountMasked}</span>
                    {look(payout)}
                  </span>
                }
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
              <span className="flex flex-wrap items-center gap-2">
                <Tag tone={tones[payout.state] ?? "gray"}>{states(payout.state)}</Tag>
                {payout.provider === "sandbox" ? <Tag tone="amber">{office("sandboxTag")}</Tag> : null}
                {payout.mayFail ? deed(payout) : null}
              </span>
              {payout.failure ? <p className="mt-1 text-meta text-ink-2">{failures(payout.failure)}</p> : null}
            </Cell>
          </Row>
        ))}
      </TableBody>
    </Table>
  );
}
