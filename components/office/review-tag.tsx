import { useTranslations } from "next-intl";
import { Tag, type Tone } from "../ui/tag";

const tones: Record<string, Tone> = { waiting: "amber", approved: "jade", refused: "seal", withdrawn: "gray" };

/** How a review stands. */
export function ReviewTag({ state, approvals = 0 }: { state: string; approvals?: number }) {
  const t = useTranslations("office.review.states");
  const known = state === "approved" || state === "refused" || state === "withdrawn" ? state : "waiting";
  return <Tag tone={tones[known]}>{known === "waiting" && approvals > 0 ? t("once") : t(known)}</Tag>;
}
