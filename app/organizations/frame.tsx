import Link from "next/link";
import { getTranslations } from "next-intl/server";
import type { ReactNode } from "react";
import { Preferences } from "@/app/(preferences)/preferences";
import { AreaMessages } from "@/components/i18n/area-messages";
import { FocusLayout } from "@/components/layouts/focus-layout";
import { buttonClass } from "@/components/ui/button";

/** The frame of one verification: what it is about, and the way out. */
export async function FlowFrame({ about, children }: { about: string; children: ReactNode }) {
  const t = await getTranslations("organizations.flow");
  return (
    <AreaMessages areas={["organizations", "payments", "certificates", "verification"]}>
      <FocusLayout
        preferences={<Preferences />}
        about={about}
        leave={
          <Link href="/organizations" className={buttonClass("quiet", "sm")}>
            {t("leave")}
          </Link>
        }
      >
        {children}
      </FocusLayout>
    </AreaMessages>
  );
}
