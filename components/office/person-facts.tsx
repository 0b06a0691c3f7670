"use client";

import { useTranslations } from "next-intl";
import type { ReactNode } from "react";
import type { ActionResult } from "@/lib/platform/web/action-result";
import { Facts } from "../ui/facts";
import { RevealButton } from "./reveal-button";

type Reveal = (input: {
  personId: string;
  number: "document" | "mobile";
  reason: string;
}) => Promise<ActionResult<{ value: string }>>;

/** What is held on a person, masked; a number can be seen whole for a reason. */
export function PersonFacts({
  person,
  reveal,
}: {
  person: {
    id: string;
    name: string | null;
    email: string;
    document: string | null;
    idNumberMasked: string | null;
    mobileMasked: string | null;
    level: string;
    verified: string | null;
    since: string;
  };
  reveal: Reveal;
}) {
  const t = useTranslations("office.person");
  const none = <span className="font-normal text-ink-3">{t("none")}</span>;
  const number = (kind: "document" | "mobile", name: string, masked: string | null) => ({
    id: kind,
    name,
    value: masked ? <span className="num">{masked}</span> : none,
    ...(masked && {
      aside: <RevealButton name={name} reveal={(reason) => reveal({ personId: person.id, number: kind, reason })} />,
    }),
  });
  const plain = (id: string, name: string, value: ReactNode) => ({ id, name, value: value ?? none });
  return (
    <Facts
      facts={[
        plain("name", t("name"), person.name),
        plain("email", t("email"), <span className="break-all">{person.email}</span>),
        plain("kind", t("document"), person.document),
        number("document", t("number"), person.idNumberMasked),
        number("mobile", t("mobile"), person.mobileMasked),
        plain("level", t("level"), person.level),
        plain("verified", t("verifiedAt"), person.verified),
        plain("since", t("since"), person.since),
      ]}
    />
  );
}
