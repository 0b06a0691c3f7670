"use client";

import { useFormatter, useTranslations } from "next-intl";
import type { Listing } from "@/lib/domain/organizations/organization.schema";
import { groupCreditCode } from "@/lib/standards/china-ids/credit-code";
import { Button } from "../ui/button";
import { Tag } from "../ui/tag";

/** One organization that a search has found, with what can be done about it. */
export function ListingRow({ listing, busy, onChoose }: { listing: Listing; busy: boolean; onChoose: () => void }) {
  const t = useTranslations("organizations.search");
  const words = useTranslations("organizations");
  const format = useFormatter();
  const { name, code, kind, registerState, legalRepresentative, establishedOn, address, verified } = listing;
  const passes = registerState === "in_operation";
  const facts = [
    words(`kinds.${kind}`),
    legalRepresentative && t("represented", { name: legalRepresentative }),
    establishedOn && t("established", { date: format.dateTime(new Date(establishedOn), { dateStyle: "medium" }) }),
  ].filter(Boolean);
  return (
    <li className="grid grid-cols-[minmax(0,1fr)_auto] items-center gap-x-4 gap-y-3 rounded-lg border border-line bg-sheet px-4 py-3.5 phone:grid-cols-1">
      <div className="grid min-w-0 gap-0.5">
        <div className="flex flex-wrap items-center gap-x-2.5 gap-y-1">
          <span className="font-[580] wrap-break-word">{name}</span>
          {verified ? <Tag tone="jade">{t("verifiedHere")}</Tag> : null}
          {passes ? null : <Tag tone="gray">{words(`registerStates.${registerState}`)}</Tag>}
        </div>
        <div className="num text-meta text-ink-2">{code.length === 18 ? groupCreditCode(code) : code}</div>
        <div className="text-meta text-ink-2">{facts.join(" · ")}</div>
        {address ? <div className="text-meta text-ink-2">{address}</div> : null}
        {passes ? null : <div className="text-meta text-amber">{t("notPassing")}</div>}
      </div>
      {passes ? (
        <Button
          variant="secondary"
          size="sm"
          busy={busy}
          aria-label={t(verified ? "joinLabel" : "chooseLabel", { name })}
          onClick={onChoose}
        >
          {t(verified ? "join" : "choose")}
        </Button>
      ) : null}
    </li>
  );
}
