import type { Metadata } from "next";
import { cookies } from "next/headers";
import Link from "next/link";
import { getTranslations } from "next-intl/server";
import { ConfirmForm } from "@/components/accounts/confirm-form";
import { FocusCard } from "@/components/layouts/focus-layout";
import { Button } from "@/components/ui/button";
import { readConfirmation } from "@/lib/domain/accounts/confirm-email";
import { withNext } from "@/lib/domain/accounts/next-path";
import { PENDING_COOKIE } from "@/lib/domain/accounts/pending-sign-up";
import { submitConfirm } from "../../actions";
import { goingTo, type Search } from "../../search";

export async function generateMetadata(): Promise<Metadata> {
  return { title: (await getTranslations("accounts"))("confirm.title"), robots: { index: false } };
}

type Props = { params: Promise<{ token: string }>; searchParams: Search };

/** Opening this page changes nothing, for programs that read mail open links, too; the button does. */
export default async function ConfirmPage({ params, searchParams }: Props) {
  const { token } = await params;
  const { next, toContract } = await goingTo(searchParams);
  const t = await getTranslations("accounts.confirm");
  const confirmation = await readConfirmation(token, (await cookies()).get(PENDING_COOKIE)?.value);
  if (!confirmation.open)
    return (
      <FocusCard title={t("goneTitle")} lead={t("gone")}>
        <Button asChild size="lg" className="w-fit">
          <Link href={withNext("/sign-in", next)}>{t("toSignIn")}</Link>
        </Button>
      </FocusCard>
    );
  return (
    <FocusCard title={t("title")} lead={t(toContract ? "leadContract" : "lead")}>
      <ConfirmForm
        submit={submitConfirm}
        token={token}
        next={next}
        passwordNeeded={confirmation.passwordNeeded}
        forgotHref={withNext("/forgot", next)}
      />
    </FocusCard>
  );
}
