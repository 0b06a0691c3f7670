import { useTranslations } from "next-intl";
import { Tag } from "../ui/tag";

/** Stands wherever a name comes from, or is about to be checked against, the fictitious register. */
export function SandboxTag() {
  return <Tag tone="amber">{useTranslations("verification.sandbox")("tag")}</Tag>;
}
