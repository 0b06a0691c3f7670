"use client";

import { useTranslations } from "next-intl";
import type { TypedField } from "@/lib/domain/administration/review-claim";
import type { ActionResult } from "@/lib/platform/web/action-result";
import { Facts } from "../ui/facts";
import { RevealButton } from "./reveal-button";
import { useCode } from "./use-code";

/** What was typed beside the papers. Masked things can be seen whole, for a reason. */
export function TypedFields({
  reviewId,
  fields,
  reveal,
}: {
  reviewId: string;
  fields: TypedField[] | null;
  reveal: (input: { reviewId: string; field: string; reason: string }) => Promise<ActionResult<{ value: string }>>;
}) {
  const t = useTranslations("office.review");
  const [names, documents] = [useCode("office.review.fields"), useCode("office.documents")];
  if (!fields) return <p className="text-ink-2">{t("forgotten")}</p>;
  return (
    <Facts
      facts={fields.map(({ field, value, masked }) => ({
        id: field,
        name: names(field),
        value: field === "documentKind" ? documents(value) : <span className={masked ? "num" : ""}>{value}</span>,
        ...(masked && {
          aside: <RevealButton name={names(field)} reveal={(reason) => reveal({ reviewId, field, reason })} />,
        }),
      }))}
    />
  );
}
