import { getTranslations } from "next-intl/server";
import { DeedButton } from "@/components/organizations/deed-button";
import { submitPaymentIn } from "../../payment-actions";

/** The beginning of a payment: nothing is typed when the organization pays us; our paying it needs the account. */
export async function BeginPayment({
  organizationId,
  way,
}: {
  organizationId: string;
  name: string;
  way: "payment_in" | "payment_out";
}) {
  const t = await getTranslations("organizations.paymentIn");
  if (way === "payment_out") return null;
  return (
    <DeedButton organizationId={organizationId} submit={submitPaymentIn} to={`/organizations/${organizationId}/verify`}>
      {t("begin")}
    </DeedButton>
  );
}
