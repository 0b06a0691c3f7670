"use client";

import { ListChecks } from "lucide-react";
import { useRouter } from "next/navigation";
import { useTranslations } from "next-intl";
import { useId, useState } from "react";
import { contentId, SkipLink } from "@/components/layouts/skip-link";
import { Button } from "@/components/ui/button";
import { Dialog } from "@/components/ui/dialog";
import { Notice } from "@/components/ui/notice";
import { Progress } from "@/components/ui/progress";
import { titleOf } from "@/lib/domain/contracts/written/variables";
import { type BlockOf, linesOf, type Variable } from "@/lib/domain/contracts/written/written-text.schema";
import type { ActionResult } from "@/lib/platform/web/action-result";
import { newRowId } from "../editor/new-row-id";
import { DetailsPanel } from "./details-panel";
import { InsertMenu } from "./insert-menu";
import { PagesView, type SetPages } from "./pages-view";
import { SignatureDialog } from "./signature-dialog";
import { changeSignature, insertBlock, insertVariable } from "./surface-commands";
import { nodes } from "./surface-schema";
import { TitleField } from "./title-field";
import { Toolbar } from "./toolbar";
import { useSurface } from "./use-surface";
import { type SaveWriting, useTextSaver, type Writing } from "./use-text-saver";
import { VariableDialog } from "./variable-dialog";
import { WritingHeader } from "./writing-header";

export type WritingPageProps = Writing & {
  contractId: string;
  documentId: string;
  version: number;
  stale: boolean;
  save: SaveWriting;
  set: (input: { contractId: string; documentId: string; version: number }) => Promise<ActionResult<SetPages>>;
};

/** A contract being written: its text, what is filled in for it, and its pages. Everything is kept as it is typed. */
export function WritingPage(props: WritingPageProps) {
  const { contractId, documentId } = props;
  const t = useTranslations("writing");
  const router = useRouter();
  const helpId = useId();
  const [writing, setWriting] = useState<Writing>({ text: props.text, values: props.values });
  const { saveState, flush, adopt } = useTextSaver({ contractId, documentId }, props.version, writing, props.save);
  const [settled, setSettled] = useState<Writing | null>(props.stale ? null : writing);
  const [pages, setPages] = useState<SetPages | null>(null);
  const [view, setView] = useState<"text" | "pages">("text");
  const [busy, setBusy] = useState(false);
  const [refusal, setRefusal] = useState<string | null>(null);
  const [showsDetails, setShowsDetails] = useState(false);
  const [variable, setVariable] = useState<{ variable: Variable; isNew: boolean } | null>(null);
  const [signature, setSignature] = useState<{ block: BlockOf<"signature">; isNew: boolean } | null>(null);
  const { text, values } = writing;
  const setText = (changes: Partial<Writing["text"]>) =>
    setWriting((now) => ({ ...now, text: { ...now.text, ...changes } }));

  const surface = useSurface(
    text.blocks,
    {
      locale: text.locale,
      variables: text.variables,
      values,
      words: {
        unknown: t("surface.unknown"),
        pageBreak: t("surface.pageBreak"),
        change: t("surface.change"),
        date: t("surface.date"),
        signature: (label, as) => t(`surface.${as}`, { label }),
      },
      onSignature: (id) =>
        setWriting((now) => {
          const block = now.text.blocks.find((one) => one.kind === "signature" && one.id === id);
          if (block?.kind === "signature") setSignature({ block, isNew: false });
          return now;
        }),
    },
    {
      class: "written-text",
      role: "textbox",
      "aria-multiline": "true",
      "aria-label": t("surface.label"),
      "aria-describedby": helpId,
      lang: text.locale,
      spellcheck: "true",
    },
    (blocks) => setText({ blocks }),
  );

  const uses = (key: string) =>
    text.title.includes(`{${key}}`) ||
    text.blocks.flatMap(linesOf).some((line) => line.some((piece) => "variable" in piece && piece.variable === key));

  function keepVariable(next: Variable, isNew: boolean) {
    setVariable(null);
    const variables = isNew
      ? [...text.variables, next]
      : text.variables.map((one) => (one.key === next.key ? next : one));
    setText({ variables });
    if (isNew) requestAnimationFrame(() => surface.run(insertVariable(next.key, false)));
  }

  function keepSignature(block: BlockOf<"signature">, isNew: boolean) {
    setSignature(null);
    const { kind: _, ...attrs } = block;
    surface.run(isNew ? insertBlock(nodes.signature.create(attrs)) : changeSignature(block.id, attrs));
  }

  /** @returns whether the pages are those of the text now */
  async function makePages(): Promise<boolean> {
    setBusy(true);
    setRefusal(null);
    const version = await flush();
    const result = version === null ? null : await props.set({ contractId, documentId, version }).catch(() => null);
    setBusy(false);
    if (!result?.ok) {
      setRefusal(result ? result.error.message : t("notSet"));
      return false;
    }
    adopt(result.data.version);
    setPages(result.data);
    setSettled(writing);
    return true;
  }

  async function show(next: "text" | "pages") {
    setView(next);
    if (next === "text" || (pages && settled === writing)) return;
    if (!(await makePages())) setView("text");
  }

  async function finish() {
    if ((settled === writing && (await flush()) !== null) || (await makePages()))
      router.push(`/contracts/${contractId}/edit`);
  }

  const panel = (
    <DetailsPanel
      text={text}
      values={values}
      onValue={(key, typed) => setWriting((now) => ({ ...now, values: { ...now.values, [key]: typed } }))}
      onText={setText}
      onEdit={(key) => {
        const found = text.variables.find((one) => one.key === key);
        if (found) setVariable({ variable: found, isNew: false });
      }}
      onNew={() => setVariable({ variable: newVariable(text.variables), isNew: true })}
    />
  );

  return (
    <div className="grid h-dvh grid-rows-[auto_auto_minmax(0,1fr)]">
      <SkipLink />
      <WritingHeader
        title={titleOf(text, values)}
        back={`/contracts/${contractId}/edit`}
        saveState={saveState}
        view={view}
        onView={(next) => void show(next)}
        action={
          <Button busy={busy} onClick={() => void finish()}>
            {t("done")}
          </Button>
        }
      />
      <div className="grid gap-2 empty:hidden [&>*]:mx-5 [&>*]:mt-3 [&>*]:mb-1 max-md:[&>*]:mx-3">
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
        {refusal ? (
          <Notice tone="error" announce title={t("refused")}>
            {refusal}
          </Notice>
        ) : null}
      </div>
      <main id={contentId} tabIndex={-1} className="grid min-h-0 grid-cols-[minmax(0,1fr)] outline-none">
        {view === "pages" ? (
          pages && !busy ? (
            <PagesView url={`/files/contracts/${contractId}/${documentId}?v=${pages.version}`} pages={pages.pages} />
          ) : (
            <div role="status" className="grid content-start gap-3 bg-sunk p-7 text-ink-2">
              {t("making")}
              <Progress label={t("making")} tone="jade" />
            </div>
          )
        ) : null}
        <div hidden={view === "pages"} className="grid min-h-0 grid-rows-[auto_minmax(0,1fr)] [[hidden]]:hidden">
          <Toolbar
            state={surface.state}
            run={surface.run}
            insert={
              <InsertMenu
                locale={text.locale}
                variables={text.variables}
                run={surface.run}
                onNewVariable={() => setVariable({ variable: newVariable(text.variables), isNew: true })}
                onNewSignature={() => setSignature({ block: newSignature(text.blocks, text.locale), isNew: true })}
              />
            }
            end={
              <Button
                variant="secondary"
                size="sm"
                className="lg:hidden"
                icon={<ListChecks size={16} aria-hidden="true" />}
                onClick={() => setShowsDetails(true)}
              >
                {t("details.open")}
              </Button>
            }
          />
          <div className="grid min-h-0 lg:grid-cols-[minmax(0,1fr)_332px]">
            <div className="min-h-0 overflow-y-auto bg-sunk p-7 max-md:p-0">
              <p id={helpId} className="sr-only">
                {t("surface.help")}
              </p>
              <div className="on-paper written-sheet" lang={text.locale}>
                <TitleField text={text} onChange={(title) => setText({ title })} onEnter={surface.focus} />
                <div ref={surface.place} />
              </div>
            </div>
            <aside
              aria-label={t("details.label")}
              className="min-h-0 overflow-y-auto border-l border-line bg-sheet p-5 max-lg:hidden"
            >
              <h2 className="mb-2 text-subheading">{t("details.label")}</h2>
              {panel}
            </aside>
          </div>
        </div>
      </main>
      <Dialog open={showsDetails} onOpenChange={setShowsDetails} title={t("details.label")}>
        {panel}
      </Dialog>
      {variable ? (
        <VariableDialog
          variable={variable.variable}
          isNew={variable.isNew}
          used={uses(variable.variable.key)}
          onClose={() => setVariable(null)}
          onSave={(next) => keepVariable(next, variable.isNew)}
          onRemove={() => {
            setText({ variables: text.variables.filter(({ key }) => key !== variable.variable.key) });
            setVariable(null);
          }}
        />
      ) : null}
      {signature ? (
        <SignatureDialog
          block={signature.block}
          isNew={signature.isNew}
          onClose={() => setSignature(null)}
          onSave={(block) => keepSignature(block, signature.isNew)}
        />
      ) : null}
    </div>
  );
}

/** A detail of which nothing is said yet, under a key that none of the others has. */
function newVariable(others: readonly Variable[]): Variable {
  let number = others.length + 1;
  while (others.some(({ key }) => key === `detail_${number}`)) number++;
  return { key: `detail_${number}`, label: "", type: "text", required: true, default: "", choices: [] };
}

/** The next party: 甲方, 乙方 and so on, or Party A, Party B. */
function newSignature(blocks: Writing["text"]["blocks"], locale: Writing["text"]["locale"]): BlockOf<"signature"> {
  const taken = blocks.flatMap((block) => (block.kind === "signature" ? [block.label] : []));
  const names = [..."甲乙丙丁戊己"].map((one, index) =>
    locale === "zh" ? `${one}方` : `Party ${String.fromCharCode(65 + index)}`,
  );
  const label = names.find((name) => !taken.includes(name)) ?? "";
  return { kind: "signature", id: newRowId(), label, as: "organization", date: true };
}
