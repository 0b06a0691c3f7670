import Link from "next/link";
import { getTranslations } from "next-intl/server";
import { BeginHere } from "@/components/layouts/begin-here";
import { MessagePage } from "@/components/layouts/message-page";
import { Button } from "@/components/ui/button";

const known = [
  "not_your_turn",
  "already_done",
  "already_declined",
  "contract_completed",
  "contract_declined",
  "contract_withdrawn",
  "contract_expired",
] as const;
type Known = (typeof known)[number];
const isKnown = (code: string): code is Known => (known as readonly string[]).includes(code);

/** Why this contract cannot be signed now, calmly, with a way on. */
export async function NothingToSign({ code, contractId }: { code: string; contractId: string }) {
  const t = await getTranslations("room.obstacle");
  const reason = isKnown(code) ? code : "other";
  const readable = reason !== "not_your_turn" && reason !== "other";
  return (
    <MessagePage
      title={t(`${reason}.title`)}
      detail={t(`${reason}.detail`)}
      actions={
        <>
          <BeginHere />
          <Button asChild>
            <Link href="/contracts">{t("mine")}</Link>
          </Button>
          {readable ? (
            <Button variant="secondary" asChild>
              <Link href={`/contracts/${contractId}`}>{t("openContract")}</Link>
            </Button>
          ) : null}
        </>
      }
    />
  );
}
