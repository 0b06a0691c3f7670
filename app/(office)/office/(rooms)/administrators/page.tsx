import type { Metadata } from "next";
import { getFormatter, getTranslations } from "next-intl/server";
import { AdministratorList, WithdrawInvitation } from "@/components/office/administrator-list";
import { InviteAdministrator } from "@/components/office/invite-administrator";
import { Notice } from "@/components/ui/notice";
import { PageHead } from "@/components/ui/page-head";
import { listAdministrators } from "@/lib/domain/administration/manage-administrators";
import { officePage } from "../../../office-page";
import { disable, invite, reset, withdraw } from "./actions";

export async function generateMetadata(): Promise<Metadata> {
  return { title: (await getTranslations("office.administrators"))("title") };
}

export default async function AdministratorsPage() {
  const { administrators, invitations } = await officePage(listAdministrators);
  const [t, office, format] = [
    await getTranslations("office.administrators"),
    await getTranslations("office"),
    await getFormatter(),
  ];
  const chiefs = administrators.filter(({ role, state }) => role === "chief" && state === "active");
  return (
    <>
      <PageHead title={t("title")} actions={<InviteAdministrator invite={invite} />}>
        {t("lead")}
      </PageHead>
      {chiefs.length < 2 ? <Notice title={t("oneChiefTitle")}>{t("oneChief")}</Notice> : null}
      <AdministratorList administrators={administrators} disable={disable} reset={reset} />
      {invitations.length > 0 ? (
        <section className="grid gap-3" aria-labelledby="invitations">
          <h2 id="invitations" className="text-heading">
            {t("invitations")}
          </h2>
          <ul className="border-t border-line">
            {invitations.map(({ id, role, createdAt, expiresAt }) => (
              <li
                key={id}
                className="flex flex-wrap items-center justify-between gap-x-5 gap-y-1 border-b border-line py-2.5"
              >
                <div>
                  <div className="font-[540]">{office(`roles.${role}`)}</div>
                  <div className="text-meta text-ink-3">
                    {t("invitationOf", {
                      made: format.dateTime(createdAt, { dateStyle: "medium", timeStyle: "short" }),
                      until: format.dateTime(expiresAt, { dateStyle: "medium", timeStyle: "short" }),
                    })}
                  </div>
                </div>
                <WithdrawInvitation invitationId={id} label={office(`roles.${role}`)} withdraw={withdraw} />
              </li>
            ))}
          </ul>
        </section>
      ) : null}
    </>
  );
}
