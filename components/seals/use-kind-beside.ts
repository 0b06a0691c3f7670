import { useTranslations } from "next-intl";
import { SEAL_KINDS } from "@/lib/standards/seal-drawing/seal/design";

/**
 * The kind of a seal in the reader's language, to stand beside what its keeper calls it; null where the two are the
 * same, and for what is no seal of an organization.
 */
export function useKindBeside(): (seal: { kind: string | null; name: string }) => string | null {
  const t = useTranslations("common.sealKinds");
  return ({ kind, name }) => {
    const known = SEAL_KINDS.find((one) => one === kind);
    const words = known ? t(known) : null;
    return words === name ? null : words;
  };
}
