import { useTranslations } from "next-intl";
import type { Room } from "@/lib/domain/signing/open-room";
import { Notice } from "../ui/notice";

/** What the sender asks of this participant in particular, said before she begins. */
export function AskedNote({ asked: { intent, sealKind } }: { asked: Room["asked"] }) {
  const t = useTranslations("room.asked");
  if (!intent && !sealKind) return null;
  return (
    <Notice title={t("title")}>
      <ul className="grid gap-1">
        {sealKind ? <li>{t(`kinds.${sealKind}`)}</li> : null}
        {intent ? <li>{t(`intents.${intent}`)}</li> : null}
      </ul>
    </Notice>
  );
}
