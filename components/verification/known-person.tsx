import { useTranslations } from "next-intl";

/** Somebody whose name is proven, as far as it may be shown. */
export type Known = { name: string; idNumberMasked: string };

/** Says that the proven document is meant, so that nothing has to be typed again. */
export function KnownPerson({ name, idNumberMasked }: Known) {
  const t = useTranslations("verification");
  return (
    <div className="grid gap-0.5 rounded-lg bg-sunk px-4 py-3">
      <p className="text-meta text-ink-2">{t("same")}</p>
      <p className="font-[580]">{name}</p>
      <p className="num text-meta text-ink-2">{idNumberMasked}</p>
    </div>
  );
}
