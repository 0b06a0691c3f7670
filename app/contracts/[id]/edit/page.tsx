import type { Metadata } from "next";
import { notFound, redirect } from "next/navigation";
import { getTranslations } from "next-intl/server";
import { ContractEditor } from "@/components/contracts/editor/contract-editor";
import { editorSteps } from "@/components/contracts/editor/steps";
import { AreaMessages } from "@/components/i18n/area-messages";
import { requireActor } from "@/lib/domain/accounts/current-actor";
import { getDraft } from "@/lib/domain/contracts/drafting/get-draft";
import { env } from "@/lib/platform/env";
import { DomainError } from "@/lib/platform/errors";
import { setPages } from "../write/[documentId]/actions";
import { addToDraft, discard, discardTemplateChanges, publish, saveDraft, sendDraft } from "./actions";

export async function generateMetadata(): Promise<Metadata> {
  const t = await getTranslations("editor");
  return { title: t("pageTitle") };
}

type Props = {
  params: Promise<{ id: string }>;
  searchParams: Promise<Record<string, string | string[] | undefined>>;
};

export default async function EditContractPage({ params, searchParams }: Props) {
  const actor = await requireActor();
  const { id } = await params;
  const draft = await getDraft(actor, id).catch((error) => {
    // A contract that has left the desk is looked at, not edited.
    if (error instanceof DomainError && error.kind === "forbidden") redirect(`/contracts/${id}`);
    if (error instanceof DomainError && error.kind === "not_found") notFound();
    throw error;
  });
  const asked = (await searchParams).step;
  const step = editorSteps.find((one) => one === asked);
  const complete = draft.draft.participants.length > 0;
  return (
    <AreaMessages areas={["editor", "writing", "contracts"]}>
      <ContractEditor
        contractId={id}
        version={draft.version}
        draft={draft.draft}
        documents={draft.documents}
        limitMb={env().UPLOAD_LIMIT_MB}
        me={draft.me}
        organizations={draft.organizations}
        sendProblem={draft.sendProblem ? await sentence(draft.sendProblem, draft.releaseNote) : null}
        firstStep={complete && step ? step : "parties"}
        template={draft.template}
        numberRules={draft.numberRules}
        releasers={draft.template ? [] : draft.releasers}
        save={saveDraft}
        send={draft.template ? publish : sendDraft}
        addDocument={addToDraft}
        setPages={setPages}
        discard={draft.template ? discardTemplateChanges : discard}
      />
    </AreaMessages>
  );
}

/** Why a contract came back, and what the colleague said who gave it back. */
async function sentence(code: string, note: string | null): Promise<string> {
  const t = await getTranslations("errors.codes");
  const key = code as Parameters<typeof t.has>[0];
  const why = t.has(key) ? (t as (key: string) => string)(code) : t("refused", { code });
  return code === "release_refused" && note ? `${why} ${note}` : why;
}
