import { ChevronRight } from "lucide-react";
import Link from "next/link";
import { useTranslations } from "next-intl";
import { methods, type PersonMethod } from "@/lib/domain/verification/methods";
import { Tag } from "../ui/tag";

/** The ways that are offered, each with what it needs and how sure it is. */
export function MethodList({
  offered,
  hrefOf,
}: {
  offered: readonly PersonMethod[];
  hrefOf: (method: PersonMethod) => string;
}) {
  const t = useTranslations("verification.methods");
  const withFace = offered.some((method) => methods[method].kind === "handoff");
  return (
    <div className="grid gap-3">
      <ul aria-label={t("list")} className="overflow-hidden rounded-lg border border-line">
        {offered.map((method) => (
          <li key={method} className="border-b border-line last:border-b-0">
            <Link
              href={hrefOf(method)}
              className="grid grid-cols-[1fr_auto] items-center gap-x-3 gap-y-0.5 px-4 py-3.5 no-underline -outline-offset-2 hover:bg-hover"
            >
              <span className="flex flex-wrap items-center gap-x-2.5 gap-y-1">
                <span className="font-[580]">{t(`names.${method}`)}</span>
                <Tag dot={false} tone={methods[method].level === 3 ? "jade" : "gray"}>
                  {t(`level${methods[method].level}`)}
                </Tag>
              </span>
              <ChevronRight size={16} aria-hidden="true" className="row-span-2 text-ink-3" />
              <span className="text-meta text-ink-2">{t(`details.${method}`)}</span>
            </Link>
          </li>
        ))}
      </ul>
      {withFace ? <p className="text-meta text-ink-2">{t("noFace")}</p> : null}
    </div>
  );
}
