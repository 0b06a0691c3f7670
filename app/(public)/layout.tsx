import type { ReactNode } from "react";
import { OperatorNote } from "@/app/(operator)/operator";
import { Preferences } from "@/app/(preferences)/preferences";
import { PublicLayout } from "@/components/layouts/public-layout";
import { readActor } from "@/lib/platform/sessions/read-actor";

export default async function PublicPages({ children }: { children: ReactNode }) {
  return (
    <PublicLayout preferences={<Preferences />} signedIn={(await readActor()) !== null} operator={<OperatorNote />}>
      {children}
    </PublicLayout>
  );
}
