import { useFormatter, useTranslations } from "next-intl";
import type { FlowStanding } from "@/lib/domain/organizations/flow-standing";
import { groupCreditCode } from "@/lib/standards/china-ids/credit-code";
import { Facts } from "../ui/facts";

/** What the register publishes about an organization, or what its licence was said to say. */
export function ListedFacts({ organization: one }: { organization: FlowStanding["organization"] }) {
  const t = useTranslations("organizations.check");
  const words = useTranslations("organizations");
  const format = useFormatter();
  const number = one.number.length === 18 ? groupCreditCode(one.number) : one.number;
  const facts = [
    { id: "name", value: one.name },
    { id: "code", value: <span className="num">{number}</span> },
    { id: "kind", value: words(`kinds.${one.kind}`) },
    { id: "state", value: one.registerState && words(`registerStates.${one.registerState}`) },
    { id: "representative", value: one.legalRepresentative },
    { id: "address", value: one.address },
    { id: "established", value: one.establishedOn && format.dateTime(one.establishedOn, { dateStyle: "long" }) },
  ] as const;
  return (
    <section aria-label={t("profile")}>
      <Facts facts={facts.flatMap(({ id, value }) => (value ? [{ id, name: t(`facts.${id}`), value }] : []))} />
    </section>
  );
}
