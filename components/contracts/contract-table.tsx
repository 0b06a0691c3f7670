import Link from "next/link";
import { useFormatter, useTranslations } from "next-intl";
import { AvatarStack } from "@/components/ui/avatar-stack";
import { Button } from "@/components/ui/button";
import { Cell, CellTitle, HeadCell, Row, Table, TableBody, TableHead } from "@/components/ui/table";
import type { ListedContract } from "@/lib/domain/contracts/overview/list-contracts";
import { ContractStatus } from "./contract-status";

/** A person's contracts: what, with whom, how it stands, until when, and the one thing to do. */
export function ContractTable({ label, contracts }: { label: string; contracts: readonly ListedContract[] }) {
  const t = useTranslations("contracts.list");
  const format = useFormatter();
  return (
    <Table label={label}>
      <TableHead>
        <HeadCell>{t("contract")}</HeadCell>
        <HeadCell>{t("parties")}</HeadCell>
        <HeadCell>{t("status")}</HeadCell>
        <HeadCell>{t("due")}</HeadCell>
        <HeadCell>
          <span className="sr-only">{t("action")}</span>
        </HeadCell>
      </TableHead>
      <TableBody>
        {contracts.map((contract) => {
          const approves = contract.myTurn?.role === "approver";
          const editing = contract.state === "draft" && contract.mine;
          const href = editing ? `/contracts/${contract.id}/edit` : `/contracts/${contract.id}`;
          return (
            <Row key={contract.id}>
              <Cell>
                <CellTitle
                  title={
                    <Link href={href} className="text-ink no-underline hover:underline">
                      {contract.title}
                    </Link>
                  }
                  detail={[contract.number, t("detail", { from: contract.from ?? t("me"), pages: contract.pageCount })]
                    .filter(Boolean)
                    .join(" · ")}
                />
              </Cell>
              <Cell label={t("parties")}>
                {contract.parties.length > 0 ? (
                  <AvatarStack people={contract.parties} />
                ) : (
                  <span className="text-ink-3">{t("nobody")}</span>
                )}
              </Cell>
              <Cell label={t("status")}>
                <ContractStatus state={contract.state} myTurn={contract.myTurn} progress={contract.progress} />
              </Cell>
              <Cell label={t("due")} className="num whitespace-nowrap">
                {contract.dueAt ? (
                  <time dateTime={contract.dueAt.toISOString()}>
                    {format.dateTime(contract.dueAt, { day: "numeric", month: "short" })}
                  </time>
                ) : (
                  <span className="text-ink-3">{t("noDue")}</span>
                )}
              </Cell>
              <Cell className="text-right">
                {contract.myTurn ? (
                  <Button asChild size="sm" className="phone:w-full">
                    <Link
                      href={`/sign/${contract.myTurn.participantId}`}
                      aria-label={t(approves ? "approveOf" : "signOf", { title: contract.title })}
                    >
                      {t(approves ? "approve" : "sign")}
                    </Link>
                  </Button>
                ) : (
                  <Button asChild size="sm" variant="secondary" className="phone:w-full">
                    <Link href={href} aria-label={t(editing ? "editOf" : "openOf", { title: contract.title })}>
                      {t(editing ? "edit" : "open")}
                    </Link>
                  </Button>
                )}
              </Cell>
            </Row>
          );
        })}
      </TableBody>
    </Table>
  );
}
