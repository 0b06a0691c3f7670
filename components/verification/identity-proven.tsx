import { useFormatter, useTranslations } from "next-intl";
import { Facts } from "../ui/facts";
import { SandboxTag } from "./sandbox-tag";

/** The proven name, the number masked, when and by which register. */
export function IdentityProven({
  name,
  idNumberMasked,
  verifiedAt,
  sandbox,
}: {
  name: string;
  idNumberMasked: string;
  verifiedAt: Date;
  sandbox: boolean;
}) {
  const t = useTranslations("verification.proven");
  const format = useFormatter();
  return (
    <Facts
      facts={[
        { id: "name", name: t("name"), value: name },
        { id: "number", name: t("number"), value: <span className="num">{idNumberMasked}</span> },
        { id: "when", name: t("when"), value: format.dateTime(verifiedAt, { dateStyle: "long", timeStyle: "long" }) },
        { id: "register", name: t("register"), value: sandbox ? <SandboxTag /> : t("registerReal") },
      ]}
    />
  );
}
