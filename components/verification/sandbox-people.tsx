"use client";

import { ChevronRight } from "lucide-react";
import { useTranslations } from "next-intl";
import type { SandboxPerson } from "@/lib/domain/verification/sandbox/people";
import { groupIdentityNumber } from "@/lib/standards/china-ids/identity-number";
import { Button } from "../ui/button";

/** The people of the fictitious register, each with a button that fills the form above. */
export function SandboxPeople({
  people,
  onUse,
}: {
  people: readonly SandboxPerson[];
  onUse: (person: SandboxPerson) => void;
}) {
  const t = useTranslations("verification.sandbox");
  const special = people.filter((person) => person.behaviour !== "match");
  const matching = people.filter((person) => person.behaviour === "match");
  const row = (person: SandboxPerson) => (
    <li key={person.idNumber} className="flex items-center gap-3 border-t border-line py-1.5 first:border-t-0">
      <div className="min-w-0 flex-1">
        <div className="font-[560]">{person.name}</div>
        <div className="num text-xs text-ink-2">{groupIdentityNumber(person.idNumber)}</div>
        {person.behaviour === "match" ? null : (
          <div className="text-xs text-ink-2">{t(`behaviours.${person.behaviour}`)}</div>
        )}
      </div>
      <Button
        variant="secondary"
        size="sm"
        aria-label={t("useLabel", { name: person.name })}
        onClick={() => onUse(person)}
      >
        {t("use")}
      </Button>
    </li>
  );
  return (
    <section aria-label={t("title")} className="rounded-lg bg-sunk px-4 py-3">
      <p className="text-meta text-ink-2">{t("note")}</p>
      <details className="group mt-1">
        <summary className="flex min-h-9 w-fit cursor-pointer list-none items-center gap-1 rounded-sm text-meta font-[560] text-ink hover:underline pointer-coarse:min-h-10 [&::-webkit-details-marker]:hidden">
          <ChevronRight
            size={14}
            aria-hidden="true"
            className="transition-transform duration-100 group-open:rotate-90"
          />
          {t("open")}
        </summary>
        <p className="pb-1 text-meta text-ink-2">{t("detail")}</p>
        <div className="-mr-2 max-h-[26rem] overflow-y-auto pr-2">
          <ul>{matching.map(row)}</ul>
          <h2 className="mt-2 border-t border-line-strong pt-3 font-sans text-meta font-[580]">{t("special")}</h2>
          <ul>{special.map(row)}</ul>
        </div>
      </details>
    </section>
  );
}
