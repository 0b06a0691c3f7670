"use client";

import { Redo2, Undo2 } from "lucide-react";
import { useTranslations } from "next-intl";
import { useCallback, useEffect, useId, useMemo, useState } from "react";
import { PdfBar } from "@/components/pdf/pdf-bar";
import { PdfPages, type RenderOverlay } from "@/components/pdf/pdf-pages";
import { PdfThumbnails } from "@/components/pdf/pdf-thumbnails";
import { type StripPlace, stripsByPage } from "@/components/pdf/strip-places";
import { usePdfViewer } from "@/components/pdf/use-pdf-viewer";
import { Field } from "@/components/ui/field";
import { IconButton } from "@/components/ui/icon-button";
import { Select } from "@/components/ui/select";
import { useSteady } from "@/components/ui/use-steady";
import { type DraftField, draftLimits, kindsFor } from "@/lib/domain/contracts/drafting/draft.schema";
import { participantColor } from "../participant-color";
import type { EditorAction, EditorState } from "./editor-state";
import { FieldLayer } from "./field-layer";
import { FieldProperties } from "./field-properties";
import { OwnerSelect } from "./owner-select";
import { Palette } from "./palette";
import { StillMissing } from "./still-missing";
import { useFieldCommands } from "./use-field-commands";
import { useFieldDrag } from "./use-field-drag";
import { WordPlacing } from "./word-placing";

export type FieldsStepProps = {
  /** Where a document's bytes are. */
  urlOf: (documentId: string) => string;
  state: EditorState;
  dispatch: (action: EditorAction) => void;
};

/** Where each person signs and fills: the pages in the middle, the fields to take at the right or, on a phone, below. */
export function FieldsStep({ urlOf, state, dispatch }: FieldsStepProps) {
  const t = useTranslations("editor");
  const [documentId, setDocumentId] = useState(state.documents[0]?.id ?? "");
  const document = state.documents.find(({ id }) => id === documentId) ?? state.documents[0];
  if (!document) throw new Error("a draft has a document");
  const viewer = usePdfViewer(urlOf(document.id), document.pages);
  const here = useMemo(
    () => state.fields.filter((field) => field.documentId === document.id),
    [state.fields, document.id],
  );
  const helpId = useId();
  const commands = useFieldCommands(viewer, document.id, state, dispatch);
  const drag = useFieldDrag(viewer.pages, here, useSteady(commands.change), viewer);
  const { dragged } = drag;
  const strips = useMemo(() => {
    const moved =
      ({ options, rect, id }: NonNullable<typeof dragged>) =>
      (field: DraftField) =>
        field.id === id && options ? { ...field, ...rect, options } : field;
    return stripsByPage(dragged?.options ? here.map(moved(dragged)) : here, viewer.pages);
  }, [here, dragged, viewer.pages]);
  const chosen = here.find((field) => field.id === commands.selected) ?? null;
  const position = state.participants.findIndex((participant) => participant.id === commands.ownerId);
  const color = participantColor(Math.max(0, position));

  const { onGlobalKey } = commands;
  useEffect(() => {
    window.addEventListener("keydown", onGlobalKey);
    return () => window.removeEventListener("keydown", onGlobalKey);
  });

  const { participants } = state;
  const { selected, setSelected } = commands;
  const onFieldKey = useSteady(commands.onFieldKey);
  const overlay = useCallback<RenderOverlay>(
    (page, { scale }) => (
      <FieldLayer
        page={page}
        size={viewer.pages[page] ?? { width: 0, height: 0 }}
        scale={scale}
        fields={here}
        strips={strips.get(page) ?? []}
        participants={participants}
        selected={selected}
        helpId={helpId}
        drag={drag}
        onSelect={setSelected}
        onFieldKey={onFieldKey}
      />
    ),
    [viewer.pages, here, strips, participants, selected, helpId, drag, setSelected, onFieldKey],
  );

  const countOn = (page: number) =>
    here.filter((field) => field.page === page && !field.options).length + (strips.get(page)?.length ?? 0);
  const history = (
    <div className="flex">
      <IconButton
        label={t("undo")}
        icon={<Undo2 size={17} aria-hidden="true" />}
        disabled={state.past.length === 0}
        onClick={commands.undo}
      />
      <IconButton
        label={t("redo")}
        icon={<Redo2 size={17} aria-hidden="true" />}
        disabled={state.future.length === 0}
        onClick={commands.redo}
      />
    </div>
  );
  const properties = (compact: boolean) =>
    chosen ? (
      <FieldProperties
        compact={compact}
        field={chosen}
        pageCount={viewer.pages.length}
        participants={state.participants}
        onChange={(changes) => commands.change(chosen.id, changes)}
        onDuplicate={() => commands.duplicate(chosen.id)}
        onRemove={() => commands.remove(chosen.id)}
      />
    ) : null;
  const palette = (compact: boolean) => (
    <Palette
      compact={compact}
      color={color}
      kinds={kindsFor(state.participants[Math.max(0, position)] ?? {})}
      viewer={viewer}
      disabled={commands.full || state.participants.length === 0}
      onPlace={commands.place}
    />
  );

  return (
    <div className="grid min-h-0 grid-cols-1 grid-rows-[minmax(0,1fr)_auto] md:grid-cols-[minmax(0,1fr)_300px] md:grid-rows-1 min-[74rem]:grid-cols-[132px_minmax(0,1fr)_332px]">
      <nav
        aria-label={t("pages")}
        className="hidden overflow-y-auto border-r border-line bg-paper px-5 py-5 min-[74rem]:block"
      >
        <PdfThumbnails
          viewer={viewer}
          aboutPage={(page) => (countOn(page) > 0 ? t("fieldsOnPage", { count: countOn(page) }) : undefined)}
          renderMarks={(page, scale) => (
            <FieldMarks
              fields={here}
              participants={state.participants}
              page={page}
              scale={scale}
              strips={strips.get(page) ?? []}
            />
          )}
        />
      </nav>

      <div className="relative min-h-0 min-w-0 bg-sunk">
        <section
          // biome-ignore lint/a11y/noNoninteractiveTabindex: what scrolls must be reachable by keyboard
          tabIndex={0}
          aria-label={t("document")}
          className="h-full overflow-auto p-7 pb-20 -outline-offset-2 max-md:p-3.5 max-md:pb-20"
        >
          <PdfPages viewer={viewer} renderOverlay={overlay} />
        </section>
        <div className="pointer-events-none absolute inset-x-0 bottom-4 grid place-items-center [&>*]:pointer-events-auto">
          <PdfBar viewer={viewer} />
        </div>
      </div>

      <aside
        aria-label={t("palette")}
        className="min-h-0 border-line bg-sheet max-md:z-10 max-md:max-h-[46dvh] max-md:overflow-y-auto max-md:rounded-t-2xl max-md:border-t max-md:px-4 max-md:pt-3 max-md:pb-[max(0.75rem,env(safe-area-inset-bottom))] max-md:shadow-bar md:overflow-y-auto md:border-l md:px-5 md:py-5"
      >
        <p id={helpId} className="sr-only">
          {t("field.help")}
        </p>
        <p aria-live="polite" className="sr-only">
          {commands.said}
        </p>
        <div className="grid gap-5 max-md:gap-3">
          {state.documents.length > 1 ? (
            <Field label={t("documents.which")}>
              <Select
                value={document.id}
                onChange={(event) => {
                  setDocumentId(event.target.value);
                  commands.setSelected(null);
                }}
              >
                {state.documents.map(({ id, fileName }, index) => (
                  <option key={id} value={id}>
                    {t("documents.option", { number: index + 1, name: fileName })}
                  </option>
                ))}
              </Select>
            </Field>
          ) : null}
          <div className="flex items-end gap-2">
            <div className="min-w-0 flex-1">
              <OwnerSelect
                label={t("fieldsFor")}
                participants={state.participants}
                value={commands.ownerId}
                onChange={commands.setOwner}
              />
            </div>
            {history}
          </div>
          <div className="max-md:hidden">{palette(false)}</div>
          <div className="md:hidden">{palette(true)}</div>
          {commands.full ? <p className="text-meta text-ink-3">{t("full", { most: draftLimits.fields })}</p> : null}
          <p className="text-meta text-ink-3 max-md:hidden">{t("paletteHint")}</p>
          {chosen ? (
            <>
              <div className="border-t border-line pt-4 max-md:hidden">{properties(false)}</div>
              <div className="border-t border-line pt-1.5 md:hidden">{properties(true)}</div>
            </>
          ) : null}
          <WordPlacing
            viewer={viewer}
            kinds={kindsFor(state.participants[Math.max(0, position)] ?? {})}
            disabled={commands.full || state.participants.length === 0}
            onPlace={commands.placeAll}
          />
          <div className="max-md:hidden">
            <StillMissing state={state} />
          </div>
        </div>
      </aside>
    </div>
  );
}

type FieldMarksProps = {
  fields: readonly DraftField[];
  participants: EditorState["participants"];
  page: number;
  scale: number;
  strips: readonly { field: DraftField; rect: StripPlace }[];
};

function FieldMarks({ fields, participants, page, scale, strips }: FieldMarksProps) {
  const own = fields.filter((field) => field.page === page && !field.options);
  return [...own.map((field) => ({ field, rect: field })), ...strips].map(({ field, rect }) => {
    const owner = participants.findIndex((participant) => participant.id === field.participantId);
    const color = participantColor(Math.max(0, owner));
    return (
      <span
        key={field.id}
        aria-hidden="true"
        className="absolute rounded-[1px]"
        style={{
          left: rect.x * scale,
          top: rect.y * scale,
          width: Math.max(4, rect.width * scale),
          height: Math.max(3, rect.height * scale),
          background: color.line,
        }}
      />
    );
  });
}
