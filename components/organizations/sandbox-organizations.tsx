"use client";

import { ChevronRight } from "lucide-react";
import { useTranslations } from "next-intl";
import type { SandboxOrganization } from "@/lib/domain/organizations/sandbox/organizations";
import { Button } from "../ui/button";

/** The organizations of the fictitious register, each with a button that searches for it. */
export function SandboxOrganizations({
  organizations,
  onUse,
}: {
  organizations: readonly SandboxOrganization[];
  onUse: (organization: SandboxOrganization) => void;
}) {
  const t = useTranslations("organizations.sandbox");
  const words = useTranslations("organizations");
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
        {/* biome-ignore lint/a11y/noNoninteractiveTabindex: a list that scrolls is reached by keyboard */}
        <ul tabIndex={0} aria-label={t("title")} className="-mr-2 max-h-[26rem] overflow-y-auto pr-2">
          {organizations.map((one) => (
            <li key={one.code} className="flex items-center gap-3 border-t border-line py-1.5 first:border-t-0">
              <div className="min-w-0 flex-1">
                <div className="font-[560]">{one.name}</div>
                <div className="num text-xs text-ink-2">{one.code}</div>
                <div className="text-xs text-ink-2">
                  {one.legalRepresentative === null ? t("nobody") : t("represented", { name: one.legalRepresentative })}
                  {one.state === "in_operation" ? "" : ` · ${words(`registerStates.${one.state}`)}`}
                  {one.behaviour === "prompt" ? "" : ` · ${t(`behaviours.${one.behaviour}`)}`}
                </div>
              </div>
              <Button
                variant="secondary"
                size="sm"
                aria-label={t("useLabel", { name: one.name })}
                onClick={() => onUse(one)}
              >
                {t("use")}
              </Button>
            </li>
          ))}
        </ul>
      </details>
    </section>
  );
}
