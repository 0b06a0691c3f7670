import { useFormatter, useTranslations } from "next-intl";
import type { OrganizationPage } from "@/lib/domain/organizations/get-organization";
import { groupCreditCode } from "@/lib/standards/china-ids/credit-code";
import { CopyButton } from "../ui/copy-button";
import { type Fact, Facts } from "../ui/facts";
import { Tag } from "../ui/tag";

const tones = { verified: "jade", suspended: "amber", dissolved: "gray" } as const;

/** What is proven of an organization. */
export function OrganizationFacts({ organization: one }: { organization: OrganizationPage }) {
  const t = useTranslations("organizations.page");
  const words = useTranslations("organizations");
  const format = useFormatter();
  const day = (date: Date | null) => date && format.dateTime(date, { dateStyle: "long" });
  const state = one.state === "suspended" || one.state === "dissolved" ? one.state : "verified";
  const facts: (Omit<Fact, "name"> & { id: NameKey; value: Fact["value"] | null })[] = [
    { id: "name", value: one.name, aside: <Tag tone={tones[state]}>{words(`states.${state}`)}</Tag> },
    {
      id: "code",
      value: one.creditCode && <span className="num">{groupCreditCode(one.creditCode)}</span>,
      aside: one.creditCode && <CopyButton value={one.creditCode} name={t("code")} />,
    },
    {
      id: "registrationNumber",
      value: one.registrationNumber && <span className="num">{one.registrationNumber}</span>,
    },
    { id: "kind", value: words(`kinds.${one.kind}`) },
    { id: "representative", value: one.legalRepresentative },
    { id: "address", value: one.address },
    { id: "established", value: day(one.establishedOn) },
    {
      id: "registerState",
      value: one.registerState ? words(`registerStates.${one.registerState}`) : t("unlisted"),
    },
    { id: "account", value: one.account && <span className="num">{one.account}</span> },
    { id: "verifiedAt", value: day(one.verifiedAt) },
    { id: "recheckAt", value: day(one.recheckAt) },
  ];
  return <Facts facts={facts.flatMap(({ value, ...rest }) => (value ? [{ ...rest, value, name: t(rest.id) }] : []))} />;
}

type NameKey =
  | "name"
  | "code"
  | "registrationNumber"
  | "kind"
  | "representative"
  | "address"
  | "established"
  | "registerState"
  | "account"
  | "verifiedAt"
  | "recheckAt";
