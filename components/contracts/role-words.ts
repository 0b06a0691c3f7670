import { useTranslations } from "next-intl";
import type { ParticipantRole } from "@/lib/domain/contracts/roles";

/** What somebody does in a contract, in a word or two. */
export function useRoleWords(): (role: ParticipantRole) => string {
  const t = useTranslations("common.contractRoles");
  return (role) => t(role);
}
