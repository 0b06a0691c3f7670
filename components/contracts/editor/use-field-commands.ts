"use client";

import { useTranslations } from "next-intl";
import { type KeyboardEvent, useCallback, useState } from "react";
import { atEdge } from "@/components/pdf/strip-places";
import type { PdfViewer } from "@/components/pdf/use-pdf-viewer";
import { scrollerOf } from "@/components/pdf/use-pdf-viewer";
import {
  type CrossPage,
  type DraftField,
  draftLimits,
  fieldSizes,
  usualCrossPage,
} from "@/lib/domain/contracts/drafting/draft.schema";
import type { FieldKind } from "@/lib/domain/contracts/fields/field-kinds";
import { signs } from "@/lib/domain/contracts/roles";
import { type EditorAction, type EditorState, partyName } from "./editor-state";
import { belowOf, besideOf, centredAt, clampToPage, givingWay, type Rect } from "./field-geometry";
import { newRowId } from "./new-row-id";
import { pointUnder } from "./use-field-drag";

/** Points that an arrow key moves a field; ten times as far with Ctrl or Alt. */
const step = 1;
const longStep = 10;

/** What can be done to fields, by whatever hand; each deed is told to who cannot see it. */
export function useFieldCommands(
  viewer: PdfViewer,
  documentId: string,
  state: EditorState,
  dispatch: (action: EditorAction) => void,
) {
  const t = useTranslations("editor");
  const [selected, setSelected] = useState<string | null>(null);
  const [said, say] = useState("");
  const first = state.participants.find(({ role }) => signs(role))?.id ?? "";
  const [owner, setOwner] = useState(first);
  const known = state.participants.some(({ id, role }) => id === owner && signs(role));
  const ownerId = known ? owner : first;
  const full = state.fields.length >= draftLimits.fields;

  const whereIs = useCallback(
    (field: DraftField, rect: Rect = field) =>
      t("say.at", { page: field.page + 1, x: Math.round(rect.x), y: Math.round(rect.y) }),
    [t],
  );
  const focusField = (id: string) =>
    requestAnimationFrame(() => document.getElementById(`field-${id}`)?.focus({ preventScroll: false }));

  function place(kind: FieldKind, at?: { page: number; x: number; y: number }) {
    if (full || !ownerId) return;
    const point = at ?? middleOfView(viewer);
    const size = viewer.pages[point.page];
    if (!size) return;
    const { least, ...usual } = fieldSizes[kind];
    const wanted = centredAt(point, usual, size, least);
    const there = state.fields.filter((other) => other.documentId === documentId && other.page === point.page);
    // Dragged, it stands where it was let go; pressed several times, fields do not hide one another.
    const rect = at ? wanted : givingWay(wanted, there, size);
    const placed = { id: newRowId(), documentId, participantId: ownerId, kind, label: null, required: true };
    const side = at ? { x: at.x, pageWidth: size.width } : null;
    const strip = kind === "cross_page" ? atEdge({ ...rect, options: usualCrossPage }, side, viewer.pages) : null;
    const field: DraftField = { ...placed, page: point.page, ...rect, ...strip };
    dispatch({ type: "add_fields", fields: [field] });
    setSelected(field.id);
    const name = ownerName();
    say(t("say.placed", { kind: t(`kinds.${kind}`), name, at: whereIs(field) }));
    focusField(field.id);
  }

  function ownerName(): string {
    const owner = state.participants.find((participant) => participant.id === ownerId);
    return owner ? partyName(owner) : "";
  }

  /** Places found by their words, all in one step. */
  function placeAll(kind: FieldKind, places: readonly (Rect & { page: number })[]) {
    const room = draftLimits.fields - state.fields.length;
    const placed = { documentId, participantId: ownerId, kind, label: null, required: true };
    const fields = places.slice(0, room).map((place): DraftField => ({ id: newRowId(), ...placed, ...place }));
    const [first] = fields;
    if (!first || !ownerId) return;
    dispatch({ type: "add_fields", fields });
    setSelected(first.id);
    const name = ownerName();
    say(t("say.placedAll", { kind: t(`kinds.${kind}`), name, count: fields.length }));
    viewer.goTo(first.page, first.y);
    focusField(first.id);
  }

  function change(id: string, changes: Partial<DraftField>) {
    const field = state.fields.find((one) => one.id === id);
    const strip =
      field && changes.options ? atEdge({ ...field, ...changes, options: changes.options }, null, viewer.pages) : null;
    dispatch({ type: "change_field", id, changes: { ...changes, ...strip } });
    if (changes.participantId) setOwner(changes.participantId);
  }

  function remove(id: string) {
    const field = state.fields.find((one) => one.id === id);
    dispatch({ type: "remove_field", id });
    setSelected(null);
    if (field) say(t("say.removed", { kind: t(`kinds.${field.kind}`) }));
    const rest = state.fields.filter((one) => one.id !== id && one.documentId === documentId);
    const next = rest.find((one) => one.page === field?.page) ?? rest[0];
    if (next) focusField(next.id);
    else if (viewer.rootRef.current) scrollerOf(viewer.rootRef.current).focus({ preventScroll: true });
  }

  function duplicate(id: string) {
    const field = state.fields.find((one) => one.id === id);
    const size = field && viewer.pages[field.page];
    if (!field || !size || full) return;
    const copy = { ...field, id: newRowId(), ...(field.options ? belowOf(field, size) : besideOf(field, size)) };
    dispatch({ type: "add_fields", fields: [copy] });
    setSelected(copy.id);
    say(t("say.duplicated", { at: whereIs(copy) }));
    focusField(copy.id);
  }

  function undo() {
    dispatch({ type: "undo" });
    say(t("say.undone"));
  }

  function redo() {
    dispatch({ type: "redo" });
    say(t("say.redone"));
  }

  /** A strip stays at an edge of its pages: it goes up and down, and over to the other edge. */
  function moveStrip(field: DraftField & { options: CrossPage }, changes: Partial<DraftField>, sized: boolean) {
    const aside = (changes.x ?? field.x) - field.x;
    const edge = aside === 0 ? field.options.edge : aside < 0 ? "left" : "right";
    const options: CrossPage = { ...field.options, edge };
    const height = Math.max(fieldSizes.cross_page.least.height, changes.height ?? field.height);
    const strip = atEdge({ y: changes.y ?? field.y, height, options }, null, viewer.pages);
    if (!strip) return;
    dispatch({ type: "change_field", id: field.id, changes: strip });
    say(
      sized
        ? t("say.sized", { width: Math.round(strip.width), height: Math.round(strip.height) })
        : whereIs(field, strip),
    );
  }

  function moveTo(field: DraftField, changes: Partial<DraftField>, sized = false) {
    if (field.options) return moveStrip({ ...field, options: field.options }, changes, sized);
    const size = viewer.pages[changes.page ?? field.page];
    if (!size) return;
    const rect = clampToPage({ ...field, ...changes }, size, fieldSizes[field.kind].least);
    const next = { ...field, ...changes, ...rect };
    dispatch({ type: "change_field", id: field.id, changes: { page: next.page, ...rect } });
    say(
      sized ? t("say.sized", { width: Math.round(rect.width), height: Math.round(rect.height) }) : whereIs(next, rect),
    );
    if (next.page !== field.page) focusField(field.id);
  }

  function onFieldKey(event: KeyboardEvent<HTMLElement>, field: DraftField) {
    const far = event.ctrlKey || event.altKey || event.metaKey ? longStep : step;
    const arrow = arrows[event.key];
    if (arrow && event.shiftKey)
      moveTo(field, { width: field.width + arrow.x * far, height: field.height + arrow.y * far }, true);
    else if (arrow) moveTo(field, { x: field.x + arrow.x * far, y: field.y + arrow.y * far });
    else if (event.key === "PageDown") moveTo(field, { page: Math.min(viewer.pages.length - 1, field.page + 1) });
    else if (event.key === "PageUp") moveTo(field, { page: Math.max(0, field.page - 1) });
    else if (event.key === "Delete" || event.key === "Backspace") remove(field.id);
    else if (event.key.toLowerCase() === "d" && (event.ctrlKey || event.metaKey)) duplicate(field.id);
    else if (event.key === "Enter" || event.key === " ") setSelected(field.id);
    else return;
    event.preventDefault();
    event.stopPropagation();
  }

  /** On the window: undo and redo wherever the focus is, but not while text is typed. */
  function onGlobalKey(event: globalThis.KeyboardEvent) {
    if (!(event.ctrlKey || event.metaKey)) return;
    const typing = event.target instanceof HTMLElement && /^(INPUT|TEXTAREA|SELECT)$/.test(event.target.tagName);
    if (typing) return;
    const key = event.key.toLowerCase();
    if (key === "z" && !event.shiftKey) undo();
    else if (key === "y" || (key === "z" && event.shiftKey)) redo();
    else return;
    event.preventDefault();
  }

  return {
    selected,
    setSelected,
    said,
    ownerId,
    setOwner,
    full,
    place,
    placeAll,
    change,
    remove,
    duplicate,
    undo,
    redo,
    onFieldKey,
    onGlobalKey,
  };
}

const arrows: Record<string, { x: number; y: number }> = {
  ArrowLeft: { x: -1, y: 0 },
  ArrowRight: { x: 1, y: 0 },
  ArrowUp: { x: 0, y: -1 },
  ArrowDown: { x: 0, y: 1 },
};

/** The middle of what is seen of the pages, as a page and a point on it. */
function middleOfView(viewer: PdfViewer): { page: number; x: number; y: number } {
  const { page, pages } = viewer;
  const size = pages[page] ?? { width: 0, height: 0 };
  const root = viewer.rootRef.current;
  const shell = root?.querySelector<HTMLElement>(`[data-page="${page}"]`);
  if (!root || !shell || viewer.scale === 0) return { page, x: size.width / 2, y: size.height / 2 };
  const box = shell.getBoundingClientRect();
  const view = scrollerOf(root).getBoundingClientRect();
  const middle = (from: number, to: number, least: number, most: number) =>
    (Math.max(from, least) + Math.min(to, most)) / 2;
  const pointer = {
    clientX: middle(box.left, box.right, view.left, view.right),
    clientY: middle(box.top, box.bottom, view.top, view.bottom),
  };
  return { page, ...pointUnder({ page, element: shell }, pointer, pages, viewer) };
}
