import "server-only";
import { normalizeOrganizationName } from "@/lib/standards/china-ids/organization-name";
import type { PayoutAdapter } from "../payout-order";
import { accountByNumber } from "./accounts";

/**
 * The sandbox's bank pays at once into its own accounts, and refuses as banks do: a number that nobody has, or a name
 * that is not the account's. What it has paid stands on the account's page (sandbox-bank.ts).
 */
export const sandboxPayouts: PayoutAdapter = {
  async send({ account, payeeName }) {
    const found = accountByNumber(account);
    if (!found) return { outcome: "refused", failure: "account_unknown" };
    if (normalizeOrganizationName(found.holder) !== normalizeOrganizationName(payeeName))
      return { outcome: "refused", failure: "name_differs" };
    return { outcome: "sent" };
  },
};
