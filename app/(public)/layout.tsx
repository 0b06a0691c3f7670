import type { ReactNode } from "react";
import { Preferences } from "@/app/(preferences)/preferences";
import { PublicLayout } from "@/components/layouts/public-layout";

export default function PublicPages({ children }: { children: ReactNode }) {
  return <PublicLayout preferences={<Preferences />}>{children}</PublicLayout>;
}
