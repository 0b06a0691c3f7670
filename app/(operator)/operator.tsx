import { type Operator, OperatorLine } from "@/components/layouts/operator-line";
import { env } from "@/lib/platform/env";
import { asksRealProvider } from "@/lib/platform/provider-settings";

/** Who runs this installation, as it is configured. */
export function operatorOf(): Operator {
  const { OPERATOR_NAME, OPERATOR_CONTACT, OPERATOR_TERMS_URL, OPERATOR_PRIVACY_URL, PROVIDERS } = env();
  return {
    name: OPERATOR_NAME ?? null,
    contact: OPERATOR_CONTACT ?? null,
    termsUrl: OPERATOR_TERMS_URL ?? null,
    privacyUrl: OPERATOR_PRIVACY_URL ?? null,
    sandbox: !asksRealProvider(PROVIDERS),
  };
}

/** The line that says so, for the end of a page. */
export function OperatorNote() {
  return <OperatorLine operator={operatorOf()} />;
}
