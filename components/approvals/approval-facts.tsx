import { useTranslations } from "next-intl";
import type { ReactNode } from "react";
import type { ApprovalPage } from "@/lib/domain/seals/approvals/get-approval";
import { pressedPages } from "@/lib/domain/seals/log/pressed-pages";
import { useZonedTime } from "../i18n/zoned-time";
import { OutlineView } from "../seals/outline-view";
import { usePressedWords } from "../seals/pressed-words";
import { useKindBeside } from "../seals/use-kind-beside";

/** What is asked: who wants to seal what, with which seal, in which places, together with whom. */
export function ApprovalFacts({ approval }: { approval: ApprovalPage }) {
  const t = useTranslations("sealUse.approval");
  const words = usePressedWords();
  const beside = useKindBeside();
  const time = useZonedTime();
  const { askedBy, organization, contract, seal, places, texts, state, expiresAt } = approval;
  const where = contract.documents.map(({ id, fileName, pages }) => {
    const pageCount = pages.length;
    const here = places.filter(({ documentId }) => documentId === id).map((place) => ({ ...place, pageCount }));
    return {
      id,
      fileName: contract.documents.length > 1 ? fileName : null,
      pages: words(pressedPages(here), pageCount),
    };
  });
  return (
    <div className="grid gap-5">
      <div className="grid gap-1.5">
        <h1 className="text-[24px] leading-[1.25]">{t("heading")}</h1>
        <p className="text-ink-2 [overflow-wrap:anywhere]">{t("asks", { name: askedBy, organization })}</p>
        {state === "waiting" ? (
          <p className="text-meta text-amber">{t("until", { time: time(expiresAt, "minutes") })}</p>
        ) : null}
      </div>
      <div className="on-paper grid h-44 place-items-center rounded-lg border border-line p-4">
        <OutlineView outline={seal.outline} size="box" label={seal.name} />
      </div>
      <dl className="grid divide-y divide-line border-y border-line">
        <Fact name={t("contract")}>
          <span className="font-[560]">{contract.title}</span>
          <span className="block text-meta text-ink-3">{t("from", { name: contract.from })}</span>
        </Fact>
        <Fact name={t("parties")}>
          <ul>
            {contract.parties.map(({ id, name, own }) => (
              <li key={id}>
                {name}
                {own ? <span className="text-meta text-ink-3"> · {t("you")}</span> : null}
              </li>
            ))}
          </ul>
        </Fact>
        <Fact name={t("seal")}>
          {seal.name}
          <span className="block text-meta text-ink-3 empty:hidden">{beside(seal)}</span>
        </Fact>
        {where.length > 0 ? (
          <Fact name={t("where")}>
            {where.map(({ id, fileName, pages }) => (
              <span key={id} className="block">
                {fileName ? <span className="block text-meta text-ink-3">{fileName}</span> : null}
                {pages}
              </span>
            ))}
          </Fact>
        ) : null}
        {texts.length > 0 ? (
          <Fact name={t("texts")}>
            <ul className="grid gap-1.5">
              {texts.map(({ id, label, value }) => (
                <li key={id} className="whitespace-pre-line">
                  {label ? <span className="block text-meta text-ink-3">{label}</span> : null}
                  {value}
                </li>
              ))}
            </ul>
          </Fact>
        ) : null}
      </dl>
    </div>
  );
}

function Fact({ name, children }: { name: string; children: ReactNode }) {
  return (
    <div className="grid grid-cols-[88px_minmax(0,1fr)] gap-3 py-2.5">
      <dt className="text-ink-2">{name}</dt>
      <dd className="[overflow-wrap:anywhere]">{children}</dd>
    </div>
  );
}
