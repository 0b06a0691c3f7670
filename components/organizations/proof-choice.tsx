import { ChevronRight } from "lucide-react";
import Link from "next/link";
import { useTranslations } from "next-intl";
import type { AuthorityProof } from "@/lib/platform/organization-settings";
import { Tag } from "../ui/tag";

/** The ways to prove authority, the quickest first. Each leads to its own step. */
export function ProofChoice({
  organizationId,
  offered,
  representative,
}: {
  organizationId: string;
  offered: readonly AuthorityProof[];
  representative: string;
}) {
  const t = useTranslations("organizations.proof");
  return (
    <ul className="grid gap-2.5">
      {offered.map((way, index) => (
        <li key={way}>
          <Link
            href={`/organizations/${organizationId}/verify?way=${way}`}
            className="grid grid-cols-[minmax(0,1fr)_auto] items-center gap-4 rounded-lg border border-line bg-sheet px-4 py-3.5 no-underline hover:border-line-strong hover:bg-hover"
          >
            <span className="grid gap-1">
              <span className="flex flex-wrap items-center gap-x-2.5 gap-y-1 font-[580] text-ink">
                {t(`ways.${way}.title`)}
                {index === 0 && offered.length > 1 ? <Tag tone="jade">{t("usual")}</Tag> : null}
              </span>
              <span className="text-meta text-ink-2">
                {way === "legal_authorization"
                  ? t("ways.legal_authorization.detail", { name: representative })
                  : t(`ways.${way}.detail`)}
              </span>
            </span>
            <ChevronRight size={18} aria-hidden="true" className="text-ink-3" />
          </Link>
        </li>
      ))}
    </ul>
  );
}
