import type { Metadata } from "next";
import Link from "next/link";
import { redirect } from "next/navigation";
import { getTranslations } from "next-intl/server";
import { FocusCard } from "@/components/layouts/focus-layout";
import { Button } from "@/components/ui/button";
import { SubmitButton } from "@/components/ui/submit-button";
import { currentActor } from "@/lib/domain/accounts/current-actor";
import { homePath } from "@/lib/domain/accounts/next-path";
import { submitSignOut } from "../actions";

export async function generateMetadata(): Promise<Metadata> {
  return { title: (await getTranslations("accounts"))("signOut.title") };
}

/** A page with a button: a link or a picture from elsewhere must not be able to sign anyone out. */
export default async function SignOutPage() {
  const actor = await currentActor();
  if (!actor) redirect("/");
  const t = await getTranslations("accounts.signOut");
  return (
    <FocusCard title={t("title")} lead={t("lead", { email: actor.email })}>
      <form action={submitSignOut} className="flex flex-wrap gap-2">
        <SubmitButton size="lg">{t("submit")}</SubmitButton>
        <Button asChild variant="quiet" size="lg">
          <Link href={homePath}>{t("stay")}</Link>
        </Button>
      </form>
    </FocusCard>
  );
}
