import type { Metadata } from "next";
import Link from "next/link";
import { notFound } from "next/navigation";
import { getFormatter, getTranslations } from "next-intl/server";
import { CandidateList } from "@/components/office/candidate-list";
import { Money } from "@/components/office/money";
import { NameNeeded } from "@/components/office/name-needed";
import { DecideProposal, PaymentDeeds, ProposeMatch } from "@/components/office/payment-deeds";
import { RecordRefund } from "@/components/office/record-refund";
import { RevealAccount } from "@/components/office/reveal-account";
import { TransactionTag } from "@/components/office/transaction-table";
import { BookedOn } from "@/components/ui/booked-on";
import { Facts } from "@/components/ui/facts";
import { PageHead } from "@/components/ui/page-head";
import { getTransaction, type TransactionPage } from "@/lib/domain/administration/get-transaction";
import { isId } from "@/lib/platform/ids";
import { officePage } from "../../../../office-page";
import { words } from "../../../../words";
import { confirm, propose, putAway, reject, reveal, sendBack, takeUpAgain, withdraw } from "../actions";
import { refund } from "../money-actions";

export async function generateMetadata(): Promise<Metadata> {
  return { title: (await getTranslations("office.payment"))("title") };
}

export default async function PaymentPage({ params }: { params: Promise<{ id: string }> }) {
  const { id } = await params;
  if (!isId(id)) notFound();
  const payment = await officePage((actor) => getTransaction(actor, id));
  const [t, payments, reasons] = [
    await getTranslations("office.payment"),
    await getTranslations("office.payments"),
    await words("office.payments.reasons"),
  ];
  const open = payment.state === "unmatched" || payment.state === "refund_due";
  return (
    <>
      <PageHead
        title={<Money amount={payment.money} />}
        actions={
          <div className="flex flex-wrap items-center gap-2">
            <TransactionTag state={payment.state} />
            <PaymentDeeds
              transactionId={payment.id}
              deeds={payment.deeds}
              sendBack={sendBack}
              putAway={putAway}
              takeUp={takeUpAgain}
            />
            {payment.deeds.refund && payment.refund ? (
              <RecordRefund
                refundId={payment.refund.id}
                payer={payment.payerName || payments("noPayer")}
                record={refund}
              />
            ) : null}
          </div>
        }
      >
        {payment.payerName || payments("noPayer")}
      </PageHead>
      <div className="grid grid-cols-2 items-start gap-x-10 gap-y-8 max-lg:grid-cols-1">
        <section className="grid min-w-0 gap-3" aria-labelledby="told">
          <h2 id="told" className="text-heading">
            {t("told")}
          </h2>
          <Told payment={payment} />
        </section>
        <div className="grid min-w-0 gap-8">
          {payment.reason ? (
            <section className="grid gap-2" aria-labelledby="lacks">
              <h2 id="lacks" className="text-heading">
                {t("lacks")}
              </h2>
              <p className="text-ink-2">{reasons(payment.reason)}</p>
            </section>
          ) : null}
          {payment.nameNeeded && isToDecide(payment) ? <NameNeeded /> : null}
          <Proposals payment={payment} />
          {open ? (
            <section className="grid gap-3" aria-labelledby="candidates">
              <h2 id="candidates" className="text-heading">
                {t("candidates")}
              </h2>
              <CandidateList
                candidates={payment.candidates}
                deed={(candidate) =>
                  payment.deeds.propose && !payment.nameNeeded ? (
                    <ProposeMatch
                      transactionId={payment.id}
                      challengeId={candidate.id}
                      organization={candidate.organization}
                      propose={propose}
                    />
                  ) : null
                }
              />
            </section>
          ) : null}
        </div>
      </div>
    </>
  );
}

/** There is a match to propose, or one of somebody else's to decide. */
const isToDecide = ({ candidates, proposals }: TransactionPage): boolean =>
  candidates.length > 0 || proposals.some(({ state, mine }) => state === "proposed" && !mine);

/** What the bank told, and where we know it from. */
async function Told({ payment }: { payment: TransactionPage }) {
  const [t, payments, format, sources, ways] = [
    await getTranslations("office.payment"),
    await getTranslations("office.payments"),
    await getFormatter(),
    await words("office.payments.sources"),
    await words("office.payments.matchedBy"),
  ];
  const time = (date: Date) => format.dateTime(date, { dateStyle: "medium", timeStyle: "short" });
  const none = <span className="font-normal text-ink-3">{t("none")}</span>;
  const { challenge, refund } = payment;
  return (
    <Facts
      facts={[
        { id: "payer", name: payments("payer"), value: payment.payerName || none },
        {
          id: "account",
          name: t("payerAccount"),
          value: <span className="num">{payment.payerAccountMasked ?? "–"}</span>,
          ...(payment.accountHeld && {
            aside: <RevealAccount of="bank_transaction" id={payment.id} name={t("payerAccount")} reveal={reveal} />,
          }),
        },
        { id: "bank", name: t("payerBank"), value: payment.payerBank ?? none },
        { id: "note", name: t("note"), value: <span className="wrap-anywhere">{payment.note || none}</span> },
        { id: "booked", name: payments("booked"), value: <BookedOn at={payment.bookedAt} /> },
        { id: "into", name: t("into"), value: payment.account },
        {
          id: "reference",
          name: t("reference"),
          value: payment.bankReference ? (
            <span className="font-mono text-[13px] wrap-anywhere">{payment.bankReference}</span>
          ) : (
            none
          ),
        },
        {
          id: "source",
          name: t("source"),
          value: (
            <>
              <Link className="link wrap-anywhere" href={`/office/payments/imports/${payment.import.id}`}>
                {payment.import.fileName ?? sources(payment.import.source)}
              </Link>
              , {time(payment.import.createdAt)}
            </>
          ),
        },
        ...(challenge
          ? [
              {
                id: "matched",
                name: t("matched"),
                value: (
                  <>
                    <Link className="link" href={`/office/organizations/${challenge.organizationId}`}>
                      {challenge.organization}
                    </Link>{" "}
                    <span className="font-mono text-[13px]">{challenge.code}</span>
                  </>
                ),
              },
              { id: "by", name: t("matchedBy"), value: ways(payment.matchedBy) },
            ]
          : []),
        ...(refund
          ? [
              {
                id: "refund",
                name: t("refund"),
                value: refund.doneAt
                  ? [time(refund.doneAt), refund.bankReference].filter(Boolean).join(" · ")
                  : payments("refundDue"),
              },
            ]
          : []),
      ]}
    />
  );
}

async function Proposals({ payment }: { payment: TransactionPage }) {
  const [t, payments, format, states] = [
    await getTranslations("office.payment"),
    await getTranslations("office.payments"),
    await getFormatter(),
    await words("office.payments.proposalStates"),
  ];
  if (payment.proposals.length === 0) return null;
  return (
    <section className="grid gap-3" aria-labelledby="proposals">
      <h2 id="proposals" className="text-heading">
        {t("proposals")}
      </h2>
      <ul className="grid gap-2.5">
        {payment.proposals.map((one) => (
          <li key={one.id} className="rounded-lg bg-sunk px-4 py-3">
            <p className="font-[560] wrap-break-word">
              {t("proposedFor", { organization: one.organization, code: one.code })} · {states(one.state)}
            </p>
            <p className="wrap-break-word text-ink-2">{one.reason}</p>
            {one.refusal ? <p className="wrap-break-word text-ink-2">{t("refusal", { reason: one.refusal })}</p> : null}
            <p className="text-meta text-ink-3">
              {payments("proposedBy", {
                by: one.by,
                when: format.dateTime(one.createdAt, { dateStyle: "medium", timeStyle: "short" }),
              })}
              {one.decidedBy && one.decidedAt && one.state !== "withdrawn"
                ? ` · ${t("decidedBy", { by: one.decidedBy, when: format.dateTime(one.decidedAt, { dateStyle: "medium", timeStyle: "short" }) })}`
                : ""}
            </p>
            {one.state === "proposed" ? (
              <div className="pt-2.5">
                <DecideProposal
                  proposalId={one.id}
                  organization={one.organization}
                  mine={one.mine}
                  nameNeeded={payment.nameNeeded}
                  confirm={confirm}
                  reject={reject}
                  withdraw={withdraw}
                />
              </div>
            ) : null}
          </li>
        ))}
      </ul>
    </section>
  );
}
