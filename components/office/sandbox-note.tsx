import { FlaskConical } from "lucide-react";
import { useTranslations } from "next-intl";

/** Stands above every room for as long as names are proven against the fictitious register. */
export function SandboxNote() {
  return (
    <p className="flex items-start gap-2.5 rounded-lg bg-amber-wash px-3.5 py-2 text-meta text-amber">
      <FlaskConical size={16} aria-hidden="true" className="mt-px shrink-0" />
      {useTranslations("office")("sandbox")}
    </p>
  );
}
