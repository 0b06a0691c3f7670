import { notFound } from "next/navigation";
import type { ReactNode } from "react";
import { Preferences } from "@/app/(preferences)/preferences";
import { FocusLayout } from "@/components/layouts/focus-layout";
import { mayReadOutbox } from "./may-read-outbox";

export default async function OutboxPages({ children }: { children: ReactNode }) {
  if (!(await mayReadOutbox())) notFound();
  return <FocusLayout preferences={<Preferences />}>{children}</FocusLayout>;
}
