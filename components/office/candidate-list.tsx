import Link from "next/link";
import { useFormatter, useTranslations } from "next-intl";
import type { ReactNode } from "react";
import type { Candidate } from "@/lib/domain/administration/get-transaction";
import { Tag } from "../ui/tag";
import { Money } from "./money";
import { useCode } from "./use-code";

/** Challenges that a payment may have been meant for, and what speaks for each. */
export function CandidateList({
  candidates,
  deed,
}: {
  candidates: Candidate[];
  deed: (candidate: Candidate) => ReactNode;
}) {
  const [t, format] = [useTranslations("office.payments"), useFormatter()];
  const states = useCode("office.challengeStates");
  if (candidates.length === 0) return <p className="text-ink-2">{t("noCandidates")}</p>;
  return (
    <ul className="border-t border-line">
      {candidates.map((one) => (
        <li key={one.id} className="grid gap-2 border-b border-line py-3.5">
          <div className="flex flex-wrap items-start justify-between gap-x-4 gap-y-2">
            <div className="min-w-0">
              <Link className="link font-[560]" href={`/office/organizations/${one.organizationId}`}>
                {one.organization}
              </Link>
              <p className="text-meta text-ink-3">
                <Money amount={one.money} /> · <span className="font-mono">{one.code}</span> · {states(one.state)} ·{" "}
                {t("heldUntil", { day: format.dateTime(one.expiresAt, { dateStyle: "medium" }) })}
              </p>
            </div>
            {deed(one)}
          </div>
          <div className="flex flex-wrap gap-1.5">
            {one.fits.map((what) => (
              <Tag key={what} tone="jade">
                {t(`fits.${what}`)}
              </Tag>
            ))}
          </div>
        </li>
      ))}
    </ul>
  );
}
