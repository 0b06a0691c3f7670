import "server-only";
import { getTranslations } from "next-intl/server";
import type { CodeWords } from "@/components/office/use-code";

/** Words for a code, for pages: as `useCode`. */
export async function words(group: CodeWords): Promise<(code: string | null | undefined) => string> {
  const t = await getTranslations(group);
  return (code) => {
    if (!code) return "–";
    const key = code.replace(/\./g, "_") as Parameters<typeof t>[0];
    return t.has(key) ? t(key) : code;
  };
}
