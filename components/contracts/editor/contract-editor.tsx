"use client";

import { Ellipsis, Trash2 } from "lucide-react";
import { useRouter } from "next/navigation";
import { useTranslations } from "next-intl";
import { useEffect, useReducer, useState } from "react";
import { contentId, SkipLink } from "@/components/layouts/skip-link";
import { AlertDialog } from "@/components/ui/alert-dialog";
import { Button } from "@/components/ui/button";
import { IconButton } from "@/components/ui/icon-button";
import { Menu, MenuItem } from "@/components/ui/menu";
import { Notice } from "@/components/ui/notice";
import {
  type Draft,
  type DraftProblem,
  type DraftPurpose,
  draftProblems,
  isKnown,
  isNamed,
} from "@/lib/domain/contracts/drafting/draft.schema";
import type { DraftDocument } from "@/lib/domain/contracts/drafting/read-draft";
import { formProblems } from "@/lib/domain/contracts/electronic-form/form-question";
import type { NumberRule } from "@/lib/domain/contracts/numbering/number-rules";
import type { Releaser } from "@/lib/domain/contracts/release/releasers";
import { writtenProblems } from "@/lib/domain/contracts/written/written-document";
import type { Values } from "@/lib/domain/contracts/written/written-text.schema";
import type { ActionResult } from "@/lib/platform/web/action-result";
import { EditorHeader } from "./editor-header";
import { editorReducer, initialState } from "./editor-state";
import { FieldsStep } from "./fields-step";
import { PartiesStep } from "./parties-step";
import { ReviewStep } from "./review-step";
import { singlePress } from "./single-press";
import { type EditorStep, editorSteps } from "./steps";
import { hasIncomplete, type SaveDraft, storable, useDraftSaver } from "./use-draft-saver";

export type ContractEditorProps = {
  contractId: string;
  version: number;
  draft: Draft;
  documents: DraftDocument[];
  limitMb: number;
  me: { name: string; email: string };
  /** Those that the sender belongs to, by name. */
  organizations: readonly string[];
  /** What is edited is a template, of which a place may be open, and which is published rather than sent. */
  template: { templateId: string; isNew: boolean } | null;
  numberRules: readonly NumberRule[];
  releasers: readonly Releaser[];
  /** Why sending gave the draft back, as a sentence. */
  sendProblem: string | null;
  firstStep: EditorStep;
  save: SaveDraft;
  send: (input: { contractId: string; version: number }) => Promise<ActionResult<{ contractId: string }>>;
  addDocument: (input: {
    contractId: string;
    version: number;
    uploadId: string;
  }) => Promise<ActionResult<{ version: number; document: DraftDocument }>>;
  /** Makes the pages of a written document anew, with other values. */
  setPages?: (input: {
    contractId: string;
    documentId: string;
    version: number;
    values: Values;
  }) => Promise<ActionResult<{ version: number }>>;
  discard: (input: { contractId: string }) => Promise<ActionResult<{ kept: boolean }>>;
};

/** A draft from its people to its sending. Everything is kept as it is typed. */
export function ContractEditor(props: ContractEditorProps) {
  const { contractId } = props;
  const t = useTranslations("editor");
  const words = useTranslations("writing.draft");
  const router = useRouter();
  const [state, dispatch] = useReducer(editorReducer, props, initialState);
  const { saveState, flush, adopt } = useDraftSaver(contractId, props.version, state, props.save);
  const [step, setStep] = useState<EditorStep>(props.firstStep);
  /** Who stood in the list when going on failed; whoever is added later is not blamed before her turn. */
  const [blamed, setBlamed] = useState<ReadonlySet<string> | null>(null);
  const [busy, setBusy] = useState(false);
  const [refusal, setRefusal] = useState<string | null>(null);
  const purpose = props.template ? "template" : "contract";
  const problems = problemsOf(state, purpose);

  useEffect(() => {
    const url = new URL(window.location.href);
    url.searchParams.set("step", step);
    window.history.replaceState(window.history.state, "", url);
  }, [step]);

  function goTo(next: EditorStep) {
    const stored = storable(state).participants;
    const complete = !hasIncomplete(state) && stored.every(purpose === "template" ? isNamed : isKnown);
    if (next !== "parties" && (state.participants.length === 0 || !complete || !state.title.trim())) {
      setBlamed(new Set(state.participants.map(({ id }) => id)));
      setStep("parties");
      requestAnimationFrame(() => {
        const wrong = window.document.querySelector<HTMLElement>("main [aria-invalid=true]");
        wrong?.focus();
      });
      return;
    }
    setRefusal(null);
    setStep(next);
    requestAnimationFrame(() => window.document.getElementById(contentId)?.focus({ preventScroll: true }));
  }

  async function addUpload(uploadId: string) {
    const version = await flush();
    const result =
      version === null ? null : await props.addDocument({ contractId, version, uploadId }).catch(() => null);
    if (!result?.ok) return { message: result ? result.error.message : t("documents.broken") };
    adopt(result.data.version);
    dispatch({ type: "add_document", document: result.data.document });
    return null;
  }

  async function setDetails(documentId: string, values: Values) {
    const version = await flush();
    const result =
      version === null ? null : await props.setPages?.({ contractId, documentId, version, values }).catch(() => null);
    if (!result?.ok) return { message: result ? result.error.message : words("broken") };
    // Pages, fields and people are others now: the editor begins anew with them.
    window.location.reload();
    return null;
  }

  async function sendNow() {
    setBusy(true);
    setRefusal(null);
    const version = await flush();
    const result = version === null ? null : await props.send({ contractId, version }).catch(() => null);
    if (result?.ok)
      return router.push(props.template ? `/templates/${props.template.templateId}` : `/contracts/${contractId}`);
    setBusy(false);
    setRefusal(result ? result.error.message : t(`review.${purpose === "template" ? "notPublished" : "notSaved"}`));
  }

  const index = editorSteps.indexOf(step);
  const next = editorSteps[index + 1];
  const action = next ? (
    <Button onClick={singlePress(() => goTo(next))}>{t("continue")}</Button>
  ) : (
    <Button busy={busy} disabled={problems.length > 0} onClick={singlePress(sendNow)}>
      {t(props.template ? "publish" : "send")}
    </Button>
  );

  return (
    <div className="grid h-dvh grid-rows-[auto_auto_minmax(0,1fr)]">
      <SkipLink />
      <EditorHeader
        title={state.title}
        step={step}
        saveState={saveState}
        onStep={goTo}
        mayLeave={() => !hasIncomplete(state) || window.confirm(t("save.leave"))}
        action={action}
        purpose={purpose}
        menu={<DraftMenu contractId={contractId} template={props.template} discard={props.discard} />}
      />
      <div className="grid gap-2 empty:hidden [&>*]:mx-5 [&>*]:mt-3 max-md:[&>*]:mx-3">
        {saveState.status === "conflict" ? (
          <Notice
            tone="warning"
            announce
            title={t("conflict.title")}
            actions={
              <Button variant="secondary" size="sm" onClick={() => window.location.reload()}>
                {t("conflict.reload")}
              </Button>
            }
          >
            {t("conflict.detail")}
          </Notice>
        ) : null}
        {saveState.status === "refused" ? (
          <Notice tone="error" announce>
            {saveState.message}
          </Notice>
        ) : null}
        {props.sendProblem && step !== "fields" ? (
          <Notice tone="warning" title={t("returned")}>
            {props.sendProblem}
          </Notice>
        ) : null}
      </div>
      <main
        id={contentId}
        tabIndex={-1}
        className={step === "fields" ? "grid min-h-0 outline-none" : "min-h-0 overflow-y-auto outline-none"}
      >
        {step === "parties" ? (
          <PartiesStep
            state={state}
            dispatch={dispatch}
            me={props.me}
            organizations={props.organizations}
            blamed={blamed}
            purpose={purpose}
            numberRules={props.numberRules}
            releasers={props.releasers}
            limitMb={props.limitMb}
            addUpload={addUpload}
            writing={{ contractId, purpose, set: setDetails }}
          />
        ) : step === "fields" ? (
          <FieldsStep
            urlOf={(documentId) => `/files/contracts/${contractId}/${documentId}`}
            state={state}
            dispatch={dispatch}
          />
        ) : (
          <ReviewStep
            state={state}
            purpose={purpose}
            numberRules={props.numberRules}
            releasers={props.releasers}
            problems={problems}
            refusal={refusal}
            onGoTo={goTo}
            dispatch={dispatch}
          />
        )}
      </main>
    </div>
  );
}

function problemsOf(state: Parameters<typeof storable>[0], purpose: DraftPurpose): DraftProblem[] {
  const draft = { ...storable(state), title: state.title };
  const pages = Object.fromEntries(state.documents.map(({ id, pages }) => [id, pages]));
  return [
    ...draftProblems(draft, pages, new Date(), purpose),
    ...writtenProblems(state.documents, purpose),
    ...formProblems(draft, state.documents),
  ];
}

function DraftMenu({
  contractId,
  template,
  discard,
}: Pick<ContractEditorProps, "contractId" | "template" | "discard">) {
  const t = useTranslations(template ? "editor.discardTemplate" : "editor.discard");
  const router = useRouter();
  const [asking, setAsking] = useState(false);
  const [busy, setBusy] = useState(false);
  const [failed, setFailed] = useState<string | null>(null);
  async function confirm() {
    setBusy(true);
    const result = await discard({ contractId }).catch(() => null);
    if (result?.ok) return router.push(afterDiscard(template));
    setBusy(false);
    setFailed(result ? result.error.message : t("failed"));
  }
  return (
    <>
      <Menu trigger={<IconButton label={t("menu")} icon={<Ellipsis size={18} aria-hidden="true" />} />}>
        <MenuItem danger icon={<Trash2 size={16} aria-hidden="true" />} onSelect={() => setAsking(true)}>
          {t("open")}
        </MenuItem>
      </Menu>
      <AlertDialog
        open={asking}
        onOpenChange={setAsking}
        title={t("title")}
        description={t("detail")}
        confirm={t("confirm")}
        cancel={t("cancel")}
        busy={busy}
        onConfirm={confirm}
      >
        {failed ? (
          <p role="alert" className="text-meta text-seal-ink">
            {failed}
          </p>
        ) : null}
      </AlertDialog>
    </>
  );
}

function afterDiscard(template: ContractEditorProps["template"]): string {
  if (!template) return "/contracts?tab=drafts";
  return template.isNew ? "/templates" : `/templates/${template.templateId}`;
}
