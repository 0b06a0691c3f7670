import Link from "next/link";
import { getFormatter, getTranslations } from "next-intl/server";
import { BeginHere } from "@/components/layouts/begin-here";
import { MessagePage } from "@/components/layouts/message-page";
import { Button } from "@/components/ui/button";
import type { Room } from "@/lib/domain/signing/open-room";

type Props = {
  room: Room;
  organization: NonNullable<Room["organization"]>;
  /** This room's address, encoded: where to come back to. */
  back: string;
};

/** She is the person who is asked for, and cannot sign for the organization yet: why, and the way on. */
export async function NotForOrganization({ room, organization, back }: Props) {
  const [t, format] = await Promise.all([getTranslations("room.organization"), getFormatter()]);
  const { name, id, owner } = organization;
  const obstacle = organization.obstacle ?? "no_seal_for_you";
  const { unfitting = [], ask = [] } = organization.whyNoSeal ?? {};
  const without = owner ? "no_seal_yet" : unfitting.length > 0 ? "leave_does_not_fit" : obstacle;
  const whose = obstacle === "no_seal_for_you" ? without : obstacle;
  const day = (at: Date | null) => (at ? format.dateTime(at, { dateStyle: "long" }) : "");
  const way =
    obstacle === "organization_not_here"
      ? { href: "/organizations/new", label: t("verify") }
      : id && owner && obstacle === "no_seal_for_you"
        ? { href: `/organizations/${id}/seals/new?next=${back}`, label: t("make") }
        : id && obstacle === "organization_certificate_needed"
          ? { href: `/organizations/${id}`, label: t("toOrganization") }
          : null;
  return (
    <MessagePage
      title={t(`${whose}.title`, { name })}
      detail={
        <>
          <span className="block">{t(`${whose}.detail`, { name, sender: room.contract.sender })}</span>
          {unfitting.map(({ seal, reason, at }) => (
            <span key={`${seal} ${reason}`} className="mt-2 block">
              {t(`why.${reason}`, { seal, day: day(at) })}
            </span>
          ))}
          {whose !== "no_seal_yet" && ask.length > 0 ? (
            <span className="mt-2 block">{t("ask", { names: ask.join(t("between")) })}</span>
          ) : null}
        </>
      }
      actions={
        <>
          <BeginHere />
          {way ? (
            <Button asChild>
              <Link href={way.href}>{way.label}</Link>
            </Button>
          ) : null}
          <Button variant={way ? "secondary" : "primary"} asChild>
            <Link href={`/contracts/${room.contract.id}`}>{t("openContract")}</Link>
          </Button>
        </>
      }
    />
  );
}
