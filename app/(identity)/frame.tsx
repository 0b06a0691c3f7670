import Link from "next/link";
import { getTranslations } from "next-intl/server";
import type { ReactNode } from "react";
import { OperatorNote } from "@/app/(operator)/operator";
import { Preferences } from "@/app/(preferences)/preferences";
import WorkspacePages from "@/app/(workspace)/layout";
import { AreaMessages } from "@/components/i18n/area-messages";
import { FocusLayout } from "@/components/layouts/focus-layout";
import { buttonClass } from "@/components/ui/button";

/**
 * The frame of the pages on the way to a signature. Who came from an invitation sees this one task and the way back to
 * the contract; who came from the workspace keeps its navigation.
 * @param back where the invitation leads, or null
 */
export async function Frame({ back, children }: { back: string | null; children: ReactNode }) {
  const t = await getTranslations("verification.steps");
  return (
    <AreaMessages areas={["accounts", "verification", "certificates", "seals"]}>
      {back === null ? (
        <WorkspacePages>
          {children}
          <footer data-print="hide" className="mx-auto mt-8 max-w-[620px] phone:px-2">
            <OperatorNote />
          </footer>
        </WorkspacePages>
      ) : (
        <FocusLayout
          preferences={<Preferences />}
          operator={<OperatorNote />}
          leave={
            <Link href={back} className={buttonClass("quiet", "sm")}>
              {t("leave")}
            </Link>
          }
        >
          {children}
        </FocusLayout>
      )}
    </AreaMessages>
  );
}
