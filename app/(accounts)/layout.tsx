import type { ReactNode } from "react";
import { OperatorNote } from "@/app/(operator)/operator";
import { Preferences } from "@/app/(preferences)/preferences";
import { AreaMessages } from "@/components/i18n/area-messages";
import { FocusLayout } from "@/components/layouts/focus-layout";

export default function AccountPages({ children }: { children: ReactNode }) {
  return (
    <AreaMessages areas={["accounts"]}>
      <FocusLayout preferences={<Preferences />} operator={<OperatorNote />}>
        {children}
      </FocusLayout>
    </AreaMessages>
  );
}
