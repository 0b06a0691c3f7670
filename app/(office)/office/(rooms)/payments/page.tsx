import { Banknote } from "lucide-react";
import type { Metadata } from "next";
import Link from "next/link";
import { getTranslations } from "next-intl/server";
import type { ReactNode } from "react";
import { ExportOrders } from "@/components/office/export-orders";
import { ImportList } from "@/components/office/import-list";
import { OrderList } from "@/components/office/order-list";
import { PaymentSearch } from "@/components/office/payment-search";
import { PayoutFailed } from "@/components/office/payout-deeds";
import { PayoutTable } from "@/components/office/payout-table";
import { ProposalList } from "@/components/office/proposal-list";
import { RecordRefund } from "@/components/office/record-refund";
import { RefundTable } from "@/components/office/refund-table";
import { RevealAccount } from "@/components/office/reveal-account";
import { TransactionTable } from "@/components/office/transaction-table";
import { WaitingImports } from "@/components/office/waiting-imports";
import { Button } from "@/components/ui/button";
import { EmptyState } from "@/components/ui/empty-state";
import { PageHead } from "@/components/ui/page-head";
import { TabLinks } from "@/components/ui/tab-links";
import { listImports, listWaitingImports } from "@/lib/domain/administration/list-imports";
import { listPayouts } from "@/lib/domain/administration/list-payouts";
import { listRefunds } from "@/lib/domain/administration/list-refunds";
import { listProposals, listTransactions } from "@/lib/domain/administration/payments-room";
import type { Actor } from "@/lib/platform/actor";
import { officePage, parameter, type Search } from "../../../office-page";
import { reveal, submitSearch } from "./actions";
import { exportOrders, orderSent, payoutFailed, refund } from "./money-actions";

const tabs = ["unmatched", "disputed", "proposals", "refunds", "payouts", "imports", "matched", "aside"] as const;
type Tab = (typeof tabs)[number];

export async function generateMetadata(): Promise<Metadata> {
  return { title: (await getTranslations("office.payments"))("title") };
}

export default async function PaymentsPage({ searchParams }: { searchParams: Search }) {
  const asked = await parameter(searchParams, "tab");
  const after = await parameter(searchParams, "after");
  const tab = tabs.find((one) => one === asked) ?? "unmatched";
  const { content, next } = await officePage((actor) => contentOf(tab, actor, after));
  const t = await getTranslations("office.payments");
  return (
    <>
      <PageHead
        title={t("title")}
        actions={
          <Button asChild>
            <Link href="/office/payments/imports/new">{t("upload")}</Link>
          </Button>
        }
      >
        {t("lead")}
      </PageHead>
      <PaymentSearch search={submitSearch} />
      <div>
        <TabLinks
          label={t("tabsLabel")}
          links={tabs.map((name) => ({
            href: name === "unmatched" ? "/office/payments" : `/office/payments?tab=${name}`,
            label: t(`tabs.${name}`),
            current: name === tab,
          }))}
        />
        <div className="pt-1 phone:pt-4">
          {content ?? (
            <EmptyState className="mt-5" picture={<Banknote size={22} />} title={t(`none.${tab}.title`)}>
              {t(`none.${tab}.detail`)}
            </EmptyState>
          )}
        </div>
        {next ? (
          <div className="pt-5 text-center">
            <Button asChild variant="secondary">
              <Link href={`/office/payments?${new URLSearchParams({ tab, after: next })}`}>{t("more")}</Link>
            </Button>
          </div>
        ) : null}
      </div>
    </>
  );
}

/** What stands under a tab; null when there is nothing. */
async function contentOf(
  tab: Tab,
  actor: Actor,
  after: string | undefined,
): Promise<{ content: ReactNode; next: string | null }> {
  const t = await getTranslations("office.payments");
  const label = t(`tabs.${tab}`);
  const whole = (some: readonly unknown[], content: ReactNode) => ({
    content: some.length ? content : null,
    next: null,
  });
  switch (tab) {
    case "proposals": {
      const [proposals, imports] = [await listProposals(actor), await listWaitingImports(actor)];
      return whole(
        [...proposals, ...imports],
        <>
          {proposals.length > 0 ? <ProposalList proposals={proposals} /> : null}
          {imports.length > 0 ? <WaitingImports imports={imports} /> : null}
        </>,
      );
    }
    case "refunds": {
      const refunds = await listRefunds(actor);
      return whole(
        refunds,
        <RefundTable
          label={label}
          refunds={refunds}
          deed={(one) => <RecordRefund refundId={one.id} payer={one.payerName || t("noPayer")} record={refund} />}
        />,
      );
    }
    case "payouts": {
      const { payouts, orders, toOrder } = await listPayouts(actor);
      return whole(
        payouts,
        <div className="grid gap-6 pt-4">
          {toOrder > 0 ? <ExportOrders waiting={toOrder} exportOrders={exportOrders} /> : null}
          <PayoutTable
            label={label}
            payouts={payouts}
            look={(one) => (
              <RevealAccount of="payout" id={one.id} name={t("accountOf", { payee: one.payee })} reveal={reveal} />
            )}
            deed={(one) => <PayoutFailed payoutId={one.id} payee={one.payee} failed={payoutFailed} />}
          />
          {orders.length > 0 ? <OrderList orders={orders} sent={orderSent} /> : null}
        </div>,
      );
    }
    case "imports": {
      const imports = await listImports(actor);
      return whole(imports, <ImportList imports={imports} />);
    }
    default: {
      const { transactions, next } = await listTransactions(actor, { list: tab, after });
      return {
        content: transactions.length ? <TransactionTable label={label} transactions={transactions} /> : null,
        next,
      };
    }
  }
}
