import { useTranslations } from "next-intl";
import { Tag } from "../ui/tag";

/** Stands wherever an organization was, or is about to be, compared with the fictitious register. */
export function SandboxRegisterTag() {
  return <Tag tone="amber">{useTranslations("organizations.sandbox")("tag")}</Tag>;
}
