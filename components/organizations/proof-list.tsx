import { Check } from "lucide-react";
import { useFormatter, useTranslations } from "next-intl";
import type { ProofLine } from "@/lib/domain/organizations/get-organization";
import type { AuthorityProof } from "@/lib/platform/organization-settings";

/** How an organization was proven: each step that matched, by whom and when. */
export function ProofList({ proofs }: { proofs: ProofLine[] }) {
  const t = useTranslations("organizations.page");
  const format = useFormatter();
  return (
    <ol className="grid gap-3">
      {proofs.map(({ id, purpose, method, elements, by, at }) => (
        <li key={id} className="grid grid-cols-[20px_1fr] gap-2">
          <Check size={16} aria-hidden="true" className="mt-0.5 text-jade" />
          <div>
            <div className="font-[560]">
              {method !== "register"
                ? t(`proof.${method as AuthorityProof}`)
                : elements === null
                  ? t("proof.registerPapers")
                  : t("proof.register", { elements })}
            </div>
            <div className="text-meta text-ink-2">
              {purpose === "first" ? "" : `${t(`purposes.${purpose}`)} · `}
              {t("by", { name: by, date: format.dateTime(at, { dateStyle: "medium" }) })}
            </div>
          </div>
        </li>
      ))}
    </ol>
  );
}
