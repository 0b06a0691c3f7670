"use client";

import { ChevronRight } from "lucide-react";
import { useTranslations } from "next-intl";
import { methods, type PersonMethod } from "@/lib/domain/verification/methods";
import type { SandboxPerson } from "@/lib/domain/verification/sandbox/people";
import { groupBankCard } from "@/lib/standards/china-ids/bank-card";
import { groupIdentityNumber } from "@/lib/standards/china-ids/identity-number";
import { groupMobileNumber } from "@/lib/standards/china-ids/mobile-number";
import { Button } from "../ui/button";

/** The people of the fictitious register, each with a button that fills the form above. */
export function SandboxPeople({
  people,
  method = "identity_number",
  onUse,
}: {
  people: readonly SandboxPerson[];
  method?: PersonMethod;
  onUse: (person: SandboxPerson) => void;
}) {
  const t = useTranslations("verification.sandbox");
  const { kind } = methods[method];
  const behaviourOf = (person: SandboxPerson) =>
    person.behaviour !== "match" ? person.behaviour : kind === "handoff" ? person.face : undefined;
  const special = people.filter((person) => behaviourOf(person));
  const matching = people.filter((person) => !behaviourOf(person) && !person.face);
  const row = (person: SandboxPerson) => {
    const behaviour = behaviourOf(person);
    return (
      <li key={person.idNumber} className="flex items-center gap-3 border-t border-line py-1.5 first:border-t-0">
        <div className="min-w-0 flex-1">
          <div className="font-[560]">{person.name}</div>
          <div className="num text-xs text-ink-2">{groupIdentityNumber(person.idNumber)}</div>
          {kind === "elements_code" ? (
            <div className="num text-xs text-ink-2">
              {groupMobileNumber(person.mobile)}
              {method === "bank_card" ? ` · ${groupBankCard(person.card)}` : ""}
            </div>
          ) : null}
          {behaviour ? <div className="text-xs text-ink-2">{t(`behaviours.${behaviour}`)}</div> : null}
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
  };
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
