import {
  Banknote,
  Building2,
  FileText,
  IdCard,
  KeyRound,
  LayoutDashboard,
  ListChecks,
  ScrollText,
  UsersRound,
} from "lucide-react";
import { getTranslations } from "next-intl/server";
import type { ReactNode } from "react";
import { submitSignOut } from "@/app/(accounts)/actions";
import { Preferences } from "@/app/(preferences)/preferences";
import { AreaMessages } from "@/components/i18n/area-messages";
import { AccountMenu } from "@/components/layouts/account-menu";
import { WorkspaceLayout } from "@/components/layouts/workspace-layout";
import { OfficeMenuItems } from "@/components/office/office-menu-items";
import { SandboxNote } from "@/components/office/sandbox-note";
import { officeFrame } from "@/lib/domain/administration/office-frame";
import type { Room } from "@/lib/domain/administration/policy";
import { officePage } from "../../office-page";

const icons: Record<Room, ReactNode> = {
  overview: <LayoutDashboard />,
  reviews: <IdCard />,
  payments: <Banknote />,
  people: <UsersRound />,
  organizations: <Building2 />,
  administrators: <KeyRound />,
  record: <ScrollText />,
};

/** The frame of the back office. It does not protect the rooms: each asks the domain, which decides. */
export default async function OfficePages({ children }: { children: ReactNode }) {
  const frame = await officePage(officeFrame);
  const [t, accounts] = [await getTranslations("office"), await getTranslations("accounts")];
  const items = frame.rooms.map((room) => ({
    href: room === "overview" ? "/office" : `/office/${room}`,
    label: t(`rooms.${room}`),
    icon: icons[room],
    exact: room === "overview",
    ...(frame.waiting[room] && { count: frame.waiting[room] }),
  }));
  const owner = (
    <div className="mx-3 grid gap-0.5 border-t border-line pt-3">
      <div className="flex items-center gap-2 font-[580]">
        <ListChecks size={16} aria-hidden="true" className="text-ink-3" />
        {t("title")}
      </div>
      <div className="text-meta text-ink-3">{t(`roles.${frame.role}`)}</div>
    </div>
  );
  return (
    <AreaMessages areas={["office"]}>
      <WorkspaceLayout
        nav={[
          { items },
          { label: t("outside"), items: [{ href: "/contracts", label: t("toContracts"), icon: <FileText /> }] },
        ]}
        owner={owner}
        homeHref="/office"
        preferences={<Preferences />}
        account={
          <AccountMenu name={frame.name ?? frame.email} email={frame.email}>
            <OfficeMenuItems
              secondFactor={t("menu.secondFactor")}
              signOut={accounts("signOut.submit")}
              submit={submitSignOut}
            />
          </AccountMenu>
        }
      >
        <div className="grid grid-cols-1 gap-6">
          {frame.sandbox ? <SandboxNote /> : null}
          {children}
        </div>
      </WorkspaceLayout>
    </AreaMessages>
  );
}
