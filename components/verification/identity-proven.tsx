import { useTranslations } from "next-intl";
import type { Proven } from "@/lib/domain/verification/identity-standing";
import { useZonedTime } from "../i18n/zoned-time";
import { Facts } from "../ui/facts";
import { SandboxTag } from "./sandbox-tag";

/** What is proven: the name, how surely, the document and phone masked, when, and by which register. */
export function IdentityProven({
  name,
  documentKind,
  idNumberMasked,
  mobileMasked,
  level,
  verifiedAt,
  by,
  sandbox,
}: Proven) {
  const t = useTranslations("verification");
  const time = useZonedTime();
  const card = documentKind === "resident_identity_card";
  return (
    <Facts
      facts={[
        { id: "name", name: t("proven.name"), value: name },
        ...(card ? [] : [{ id: "kind", name: t("proven.document"), value: t(`document.kinds.${documentKind}`) }]),
        {
          id: "number",
          name: t(card ? "proven.number" : "document.number"),
          value: <span className="num">{idNumberMasked}</span>,
        },
        ...(mobileMasked
          ? [{ id: "mobile", name: t("proven.mobile"), value: <span className="num">{mobileMasked}</span> }]
          : []),
        {
          id: "when",
          name: t("proven.when"),
          value: time(verifiedAt),
        },
        ...(level > 0 ? [{ id: "level", name: t("proven.level"), value: t(`proven.level${level as 1 | 2 | 3}`) }] : []),
        ...(by
          ? [
              {
                id: "how",
                name: t("proven.how"),
                value: t("proven.howAt", { method: t(`proven.methods.${by.method}`), time: time(by.at) }),
              },
            ]
          : []),
        ...(sandbox || card
          ? [
              {
                id: "register",
                name: t("proven.register"),
                value: sandbox ? <SandboxTag /> : t("proven.registerReal"),
              },
            ]
          : []),
      ]}
    />
  );
}
