import { useTranslations } from "next-intl";
import type { SealState } from "@/lib/domain/seals/seal-states";
import { Tag, type Tone } from "../../ui/tag";

const tones: Record<SealState, Tone> = {
  draft: "gray",
  in_review: "amber",
  active: "jade",
  suspended: "amber",
  retired: "gray",
  destroyed: "gray",
};

export function SealStateTag({ state }: { state: SealState }) {
  const t = useTranslations("studio.states");
  return <Tag tone={tones[state]}>{t(state)}</Tag>;
}
