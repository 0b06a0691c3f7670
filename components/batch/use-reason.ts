import { useTranslations } from "next-intl";

/** Why a contract could not be signed, in words: a code that the domain told, of messages area "errors". */
export function useReason(): (code: string | null, otherwise: string) => string {
  const t = useTranslations("errors.codes");
  type Known = Parameters<typeof t.has>[0];
  return (code, otherwise) => (code && t.has(code as Known) ? t(code as Known, { page: "", label: "" }) : otherwise);
}
