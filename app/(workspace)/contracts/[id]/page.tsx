import { Download, Files, FileText } from "lucide-react";
import type { Metadata } from "next";
import Link from "next/link";
import { redirect } from "next/navigation";
import { getFormatter, getTranslations } from "next-intl/server";
import { CommentList } from "@/components/contracts/comment-list";
import { ContractStatus } from "@/components/contracts/contract-status";
import { CopyDialog } from "@/components/contracts/copy-dialog";
import { ExtendDialog } from "@/components/contracts/extend-dialog";
import { HistoryList } from "@/components/contracts/history-list";
import { OverviewParticipants } from "@/components/contracts/overview-participants";
import { RelatedContracts } from "@/components/contracts/related-contracts";
import { ReleaseNote } from "@/components/contracts/release-note";
import { SendingNote } from "@/components/contracts/sending-note";
import { TermDialog } from "@/components/contracts/term-dialog";
import { WithdrawButton } from "@/components/contracts/withdraw-button";
import { AreaMessages } from "@/components/i18n/area-messages";
import { GoButton } from "@/components/templates/go-button";
import { Button } from "@/components/ui/button";
import { PageHead } from "@/components/ui/page-head";
import { requireActor } from "@/lib/domain/accounts/current-actor";
import { listComments } from "@/lib/domain/contracts/changes/comments";
import { getHistory } from "@/lib/domain/contracts/history/get-history";
import { getOverview, type Overview } from "@/lib/domain/contracts/overview/get-overview";
import { listRelated } from "@/lib/domain/contracts/relations/list-related";
import { isComplete } from "@/lib/domain/contracts/states";
import { hasCompletion } from "@/lib/domain/evidence/completion/get-completion";
import { signedInSandbox } from "@/lib/domain/people/signed-in-sandbox";
import { orNotFound } from "@/lib/platform/web/or-not-found";
import { saveTemplate } from "../../templates/actions";
import {
  comment,
  correct,
  extend,
  giveCopy,
  refuse,
  relate,
  release,
  remind,
  takeBack,
  term,
  withdraw,
} from "./actions";

type Props = { params: Promise<{ id: string }> };

export async function generateMetadata(): Promise<Metadata> {
  const t = await getTranslations("contracts.overview");
  return { title: t("pageTitle") };
}

export default async function ContractPage({ params }: Props) {
  const actor = await requireActor();
  const { id } = await params;
  const contract = await getOverview(actor, id).catch(orNotFound);
  if (contract.templateId) redirect(`/templates/${contract.templateId}`);
  if (contract.may.edit) redirect(`/contracts/${id}/edit`);
  const [history, sandbox, comments, related] = await Promise.all([
    getHistory(actor, id),
    signedInSandbox(id),
    listComments(actor, id),
    listRelated(actor, id),
  ]);
  const [t, format] = [await getTranslations("contracts.overview"), await getFormatter()];
  const templates = await getTranslations("templates");
  const signed = contract.participants.filter((participant) => participant.state === "signed").length;
  const dayOnly = (written: string) =>
    format.dateTime(new Date(`${written}T00:00:00Z`), { dateStyle: "long", timeZone: "UTC" });
  const day = (at: Date) => format.dateTime(at, { dateStyle: "long" });
  return (
    <AreaMessages areas={["contracts", "templates"]}>
      <div className="grid grid-cols-[minmax(0,1fr)] gap-9">
        <div className="grid gap-4">
          <Link href="/contracts" className="link w-fit text-meta">
            {t("back")}
          </Link>
          <PageHead
            title={contract.title}
            actions={
              <>
                {contract.mine ? (
                  <GoButton
                    variant="quiet"
                    icon={<Files size={16} aria-hidden="true" />}
                    act={saveTemplate.bind(null, { contractId: id })}
                  >
                    {templates("save.open")}
                  </GoButton>
                ) : null}
                {contract.may.withdraw ? <WithdrawButton contractId={id} signed={signed} withdraw={withdraw} /> : null}
                {contract.myTurn ? (
                  <Button asChild>
                    <Link href={`/sign/${contract.myTurn.participantId}`}>
                      {t(contract.myTurn.role === "approver" ? "approve" : "sign")}
                    </Link>
                  </Button>
                ) : null}
              </>
            }
          />
          <div className="flex flex-wrap items-center gap-x-4 gap-y-2 text-ink-2">
            <ContractStatus state={contract.state} myTurn={contract.myTurn} progress={contract.progress} />
            {contract.number ? <span className="num">{t("number", { number: contract.number })}</span> : null}
            <span>{contract.mine ? t("fromMe") : t("from", { name: contract.from })}</span>
            {contract.sentAt ? <span>{t("sent", { date: day(contract.sentAt) })}</span> : null}
            {contract.state === "out" && contract.dueAt ? (
              <span className="flex flex-wrap items-center gap-x-1">
                {t("due", { date: day(contract.dueAt) })}
                {contract.may.extend ? <ExtendDialog contractId={id} dueAt={contract.dueAt} extend={extend} /> : null}
              </span>
            ) : null}
            {contract.completedAt ? <span>{t("completed", { date: day(contract.completedAt) })}</span> : null}
            {contract.term || contract.may.set_term ? (
              <span className="flex flex-wrap items-center gap-x-1">
                {contract.term ? t("runsUntil", { date: dayOnly(contract.term.endsOn) }) : null}
                {contract.may.set_term ? <TermDialog contractId={id} term={contract.term} setTerm={term} /> : null}
              </span>
            ) : null}
            {contract.voidedAt ? <span>{t("voided", { date: day(contract.voidedAt) })}</span> : null}
          </div>
        </div>
        {contract.state === "sending" ? <SendingNote /> : null}
        {contract.state === "in_approval" ? (
          <ReleaseNote contract={contract} release={release} refuse={refuse} takeBack={takeBack} />
        ) : null}
        <div className="grid grid-cols-[minmax(0,1fr)] items-start gap-x-12 gap-y-9 lg:grid-cols-[minmax(0,1fr)_360px]">
          <div className="grid grid-cols-[minmax(0,1fr)] gap-9">
            <OverviewParticipants
              contractId={id}
              ordered={contract.ordered}
              participants={contract.participants}
              sandbox={sandbox}
              mayCorrect={contract.may.correct_participant}
              remind={remind}
              correct={correct}
            />
            {contract.may.add_copy ? <CopyDialog contractId={id} giveCopy={giveCopy} /> : null}
            <Documents contract={contract} />
            <RelatedContracts contractId={id} related={related} mayRelate={contract.may.relate} begin={relate} />
            {contract.message ? (
              <section className="grid gap-2">
                <h2 className="text-heading">{t("message")}</h2>
                <p className="max-w-prose whitespace-pre-line text-ink-2">{contract.message}</p>
              </section>
            ) : null}
          </div>
          <div className="grid gap-9">
            <CommentList contractId={id} comments={comments} mayComment={contract.may.comment} add={comment} />
            <HistoryList history={history} />
          </div>
        </div>
      </div>
    </AreaMessages>
  );
}

async function Documents({ contract }: { contract: Overview }) {
  const [t, format] = [await getTranslations("contracts.overview"), await getFormatter()];
  const megabytes = (bytes: number) =>
    bytes < 100_000
      ? format.number(Math.ceil(bytes / 1000), { style: "unit", unit: "kilobyte" })
      : format.number(bytes / 1_000_000, { style: "unit", unit: "megabyte", maximumFractionDigits: 1 });
  return (
    <section className="grid grid-cols-[minmax(0,1fr)] gap-3">
      <h2 className="text-heading">{t("documents")}</h2>
      <ul className="grid grid-cols-[minmax(0,1fr)] gap-2">
        {contract.documents.map((document) => (
          <li
            key={document.id}
            className="flex flex-wrap items-center gap-3 rounded-xl border border-line bg-sheet px-4 py-3"
          >
            <FileText size={20} aria-hidden="true" className="shrink-0 text-ink-3" />
            <div className="min-w-0 flex-1">
              <div className="truncate font-[580]">{document.fileName}</div>
              <div className="text-meta text-ink-3">
                {t("documentDetail", { pages: document.pageCount, size: megabytes(document.bytes) })}
              </div>
            </div>
            {contract.may.download ? (
              <div className="flex gap-2 phone:w-full phone:[&>*]:flex-1">
                <Button asChild size="sm" variant="secondary">
                  <Link
                    href={`/contracts/${contract.id}/read?document=${document.id}`}
                    aria-label={t("readOf", { name: document.fileName })}
                  >
                    {t("read")}
                  </Link>
                </Button>
                <Button asChild size="sm" variant="secondary">
                  <a
                    href={`/files/contracts/${contract.id}/${document.id}/download`}
                    download
                    aria-label={t("downloadOf", { name: document.fileName })}
                  >
                    <Download size={15} aria-hidden="true" />
                    {t("download")}
                  </a>
                </Button>
              </div>
            ) : null}
          </li>
        ))}
      </ul>
      {contract.state === "out" ? <p className="text-meta text-ink-3">{t("documentsHint")}</p> : null}
      {isComplete(contract.state) ? (
        <p className="text-meta text-ink-3">
          <Link href="/verify" className="link text-ink-2">
            {t("verify")}
          </Link>{" "}
          {t("verifyHint")}
        </p>
      ) : null}
      {contract.may.download && isComplete(contract.state) ? <CompletionLink contractId={contract.id} /> : null}
      {contract.may.download && contract.sentAt ? <EvidenceLink contractId={contract.id} /> : null}
    </section>
  );
}

async function CompletionLink({ contractId }: { contractId: string }) {
  const [t, made] = [await getTranslations("verify.completion"), await hasCompletion(contractId)];
  if (!made) return <p className="text-meta text-ink-3">{t("preparing")}</p>;
  return (
    <p className="text-meta text-ink-3">
      <a href={`/files/contracts/${contractId}/completion`} download className="link text-ink-2">
        {t("download")}
      </a>{" "}
      {t("hint")}
    </p>
  );
}

async function EvidenceLink({ contractId }: { contractId: string }) {
  const t = await getTranslations("verify.evidence");
  return (
    <p className="text-meta text-ink-3">
      <a href={`/files/contracts/${contractId}/evidence`} download className="link text-ink-2">
        {t("download")}
      </a>{" "}
      {t("hint")}
    </p>
  );
}
