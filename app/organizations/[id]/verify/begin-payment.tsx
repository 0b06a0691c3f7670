import { getTranslations } from "next-intl/server";
import { DeedButton } from "@/components/organizations/deed-button";
import { PaymentOutForm } from "@/components/organizations/payment-out-form";
import { accountByHolder } from "@/lib/domain/bank-payments/sandbox/accounts";
import { sandboxBankOpen } from "@/lib/domain/bank-payments/sandbox/sandbox-bank-open";
import { submitBranchSearch, submitPaymentIn, submitPaymentOut } from "../../payment-actions";

/** The beginning of a payment: nothing is typed when the organization pays us; our paying it needs the account. */
export async function BeginPayment({
  organizationId,
  name,
  way,
}: {
  organizationId: string;
  name: string;
  way: "payment_in" | "payment_out";
}) {
  const t = await getTranslations("payments.in");
  if (way === "payment_out")
    return (
      <PaymentOutForm
        organizationId={organizationId}
        name={name}
        sample={sandboxBankOpen() ? accountByHolder(name) : undefined}
        search={submitBranchSearch}
        submit={submitPaymentOut}
      />
    );
  return (
    <DeedButton organizationId={organizationId} submit={submitPaymentIn} to={`/organizations/${organizationId}/verify`}>
      {t("begin")}
    </DeedButton>
  );
}
