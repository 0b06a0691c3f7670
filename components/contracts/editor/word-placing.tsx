"use client";

import { TextSearch } from "lucide-react";
import { useTranslations } from "next-intl";
import { type FormEvent, useEffect, useRef, useState } from "react";
import type { PdfViewer } from "@/components/pdf/use-pdf-viewer";
import { Button } from "@/components/ui/button";
import { Field } from "@/components/ui/field";
import { Input } from "@/components/ui/input";
import { Select } from "@/components/ui/select";
import type { FieldKind } from "@/lib/domain/contracts/fields/field-kinds";
import { folded } from "./find-words";
import { type FoundPlace, placeFor, searchPlaces } from "./places-by-words";

export type WordPlacingProps = {
  viewer: PdfViewer;
  /** What the chosen participant can have. */
  kinds: readonly FieldKind[];
  disabled: boolean;
  onPlace: (kind: FieldKind, places: FoundPlace[]) => void;
};

/** Fields wherever some words stand, such as every “甲方（盖章）”. */
export function WordPlacing({ viewer, kinds, disabled, onPlace }: WordPlacingProps) {
  const t = useTranslations("editor");
  const [words, setWords] = useState("");
  const offered: readonly FieldKind[] = kinds.filter((kind) => kind !== "cross_page");
  const [wanted, setKind] = useState<FieldKind>("seal");
  const kind = offered.includes(wanted) ? wanted : (offered[0] as FieldKind);
  const [progress, setProgress] = useState<number | null>(null);
  const [outcome, setOutcome] = useState<{ text: string; good: boolean } | null>(null);
  const running = useRef(0);
  useEffect(
    () => () => {
      running.current++;
    },
    [],
  );

  async function search(event: FormEvent) {
    event.preventDefault();
    const { document } = viewer.pdf;
    if (!document || folded(words) === "") return;
    const run = ++running.current;
    setOutcome(null);
    setProgress(0);
    const result = await searchPlaces(document, words, (done) => {
      if (run === running.current) setProgress(done);
      return run === running.current;
    }).catch(() => "failed" as const);
    if (run !== running.current) return;
    setProgress(null);
    if (result === null) return;
    if (result === "failed") return setOutcome({ text: t("words.failed"), good: false });
    if (!result.text) return setOutcome({ text: t("words.noText"), good: false });
    const places = result.found.flatMap(({ page, words: rect }) => {
      const size = viewer.pages[page];
      return size ? [{ page, ...placeFor(kind, rect, size) }] : [];
    });
    if (places.length === 0) return setOutcome({ text: t("words.none", { words }), good: false });
    onPlace(kind, places);
    setOutcome({ text: t("words.placed", { count: places.length }), good: true });
  }

  return (
    <details className="group border-t border-line pt-3">
      <summary className="flex min-h-10 cursor-pointer items-center gap-2 text-meta font-[560]">
        <TextSearch size={16} aria-hidden="true" />
        {t("words.title")}
      </summary>
      <form onSubmit={search} className="grid gap-3 pt-2">
        <Field label={t("words.words")} hint={t("words.hint")}>
          <Input
            value={words}
            maxLength={60}
            autoComplete="off"
            placeholder={t("words.example")}
            onChange={(event) => setWords(event.target.value)}
          />
        </Field>
        <Field label={t("words.kind")}>
          <Select value={kind} onChange={(event) => setKind(event.target.value as FieldKind)}>
            {offered.map((one) => (
              <option key={one} value={one}>
                {t(`kinds.${one}`)}
              </option>
            ))}
          </Select>
        </Field>
        <Button
          type="submit"
          variant="secondary"
          size="sm"
          busy={progress !== null}
          disabled={disabled || viewer.pdf.status !== "ready" || folded(words) === ""}
        >
          {t("words.submit")}
        </Button>
        <p aria-live="polite" className={outcome?.good ? "text-meta text-jade" : "text-meta text-ink-2"}>
          {progress !== null && viewer.pages.length > 20
            ? t("words.progress", { page: progress + 1, count: viewer.pages.length })
            : outcome?.text}
        </p>
      </form>
    </details>
  );
}
