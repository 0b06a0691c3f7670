import { FilePen, FileX2 } from "lucide-react";
import Link from "next/link";
import { useTranslations } from "next-intl";
import { GoButton } from "@/components/templates/go-button";
import type { RelatedContracts as Related, RelatedContract } from "@/lib/domain/contracts/relations/list-related";
import type { Relation } from "@/lib/domain/contracts/relations/relation";
import type { ActionResult } from "@/lib/platform/web/action-result";
import { ContractStatus } from "./contract-status";

export type RelatedContractsProps = {
  contractId: string;
  related: Related;
  mayRelate: boolean;
  begin: (input: { contractId: string; relation: Relation }) => Promise<ActionResult<{ path: string }>>;
};

/** What ends or changes a contract, or is ended or changed by it; and the way to begin such a one. */
export function RelatedContracts({ contractId, related, mayRelate, begin }: RelatedContractsProps) {
  const t = useTranslations("contracts.related");
  const { first, later } = related;
  if (!first && later.length === 0 && !mayRelate) return null;
  const icon = { void: <FileX2 size={16} aria-hidden="true" />, amendment: <FilePen size={16} aria-hidden="true" /> };
  const start = (relation: Relation, label: string, hint: string) => (
    <div className="grid content-start gap-1.5">
      <GoButton variant="secondary" size="sm" icon={icon[relation]} act={begin.bind(null, { contractId, relation })}>
        {label}
      </GoButton>
      <p className="max-w-[44ch] text-meta text-ink-3">{hint}</p>
    </div>
  );
  return (
    <section className="grid grid-cols-[minmax(0,1fr)] gap-3">
      <h2 className="text-heading">{t("title")}</h2>
      {first || later.length > 0 ? (
        <ul className="grid grid-cols-[minmax(0,1fr)] gap-2">
          {first ? <One contract={first} what={t(`first.${first.relation}`)} /> : null}
          {later.map((one) => (
            <One key={one.id} contract={one} what={t(`later.${one.relation}`)} />
          ))}
        </ul>
      ) : null}
      {mayRelate ? (
        <div className="grid gap-x-8 gap-y-4 sm:grid-cols-2">
          {start("amendment", t("amend"), t("amendHint"))}
          {start("void", t("end"), t("endHint"))}
        </div>
      ) : null}
    </section>
  );
}

function One({ contract, what }: { contract: RelatedContract; what: string }) {
  const t = useTranslations("contracts.related");
  const { id, title, state, open, progress } = contract;
  return (
    <li className="flex flex-wrap items-center gap-3 rounded-xl border border-line bg-sheet px-4 py-3">
      <div className="min-w-0 flex-1">
        <div className="text-meta text-ink-3">{what}</div>
        {open ? (
          <Link href={`/contracts/${id}`} className="link block w-fit max-w-full truncate font-[580]">
            {title}
          </Link>
        ) : (
          <div>
            <span className="block truncate font-[580]">{title}</span>
            <span className="text-meta text-ink-3">{t("hidden")}</span>
          </div>
        )}
      </div>
      <ContractStatus state={state} myTurn={null} progress={progress} />
    </li>
  );
}
