"use client";

import { Check } from "lucide-react";
import { useTranslations } from "next-intl";
import { kindNeededBy } from "@/lib/domain/contracts/drafting/draft.schema";
import { participantColor } from "../participant-color";
import { type EditorState, partyName } from "./editor-state";

/** Each person, with what she has been given and whether a place to sign is among it. */
export function StillMissing({ state }: { state: EditorState }) {
  const t = useTranslations("editor.missing");
  return (
    <section aria-label={t("title")} className="grid gap-2 border-t border-line pt-4">
      <h2 className="font-sans text-sm font-[600] tracking-normal">{t("title")}</h2>
      <ul className="grid gap-2">
        {state.participants.map((participant, index) => {
          const own = state.fields.filter((field) => field.participantId === participant.id);
          const kind = kindNeededBy(participant);
          if (!kind) return null;
          const hasPlace = own.some((field) => field.kind === kind);
          return (
            <li key={participant.id} className="grid grid-cols-[20px_1fr] items-start gap-2 text-meta">
              <span
                aria-hidden="true"
                className="num mt-px grid size-5 place-items-center rounded-full text-[10px] font-[650] text-white"
                style={{ background: participantColor(index).ink }}
              >
                {index + 1}
              </span>
              <span className="min-w-0">
                <span className="block truncate">{partyName(participant)}</span>
                {hasPlace ? (
                  <span className="flex items-center gap-1 text-jade">
                    <Check size={13} aria-hidden="true" />
                    {t("fields", { count: own.length })}
                  </span>
                ) : (
                  <span className="text-amber">{t(kind)}</span>
                )}
              </span>
            </li>
          );
        })}
      </ul>
    </section>
  );
}
