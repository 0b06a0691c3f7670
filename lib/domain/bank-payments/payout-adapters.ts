import "server-only";
import type { PayoutAdapter } from "./payout-order";
import { sandboxPayouts } from "./sandbox/sandbox-payouts";

/** Administrators take the orders to the bank as files (payout-orders.ts). */
const fileExport: PayoutAdapter = { send: async () => ({ outcome: "waits" }) };

const adapters: Record<string, PayoutAdapter> = { sandbox: sandboxPayouts, file: fileExport };

/** @param provider as written with the payout: one that was asked for stays with whoever it was asked of */
export function payoutAdapter(provider: string): PayoutAdapter {
  const adapter = adapters[provider];
  if (!adapter) throw new Error(`nobody carries payments by ${provider}`);
  return adapter;
}
