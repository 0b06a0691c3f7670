"use server";

import { z } from "zod";
import { confirmOrderSent, markPayoutFailed } from "@/lib/domain/bank-payments/confirm-payouts";
import { payoutFailures } from "@/lib/domain/bank-payments/payout-order";
import { exportPayoutOrders, orderFormats } from "@/lib/domain/bank-payments/payout-orders";
import { recordRefund } from "@/lib/domain/bank-payments/record-refund";
import { action } from "@/lib/platform/web/action";

const access = "signed-in" as const;
const limit = { name: "office", perHour: 600 };

const refundAction = action({
  access,
  limit,
  input: z.object({ refundId: z.uuid(), bankReference: z.string().max(500) }),
  run: (actor, input) => recordRefund(actor, input),
});

export async function refund(input: unknown) {
  return refundAction(input);
}

const exportAction = action({
  access,
  limit,
  input: z.object({ format: z.enum(orderFormats) }),
  run: async (actor, { format }) => {
    const { orderId, payments } = await exportPayoutOrders(actor, format);
    return { orderId, payments };
  },
});

export async function exportOrders(input: unknown) {
  return exportAction(input);
}

const sentAction = action({
  access,
  limit,
  input: z.object({ orderId: z.uuid() }),
  run: (actor, input) => confirmOrderSent(actor, input),
});

export async function orderSent(input: unknown) {
  return sentAction(input);
}

const failedAction = action({
  access,
  limit,
  input: z.object({ payoutId: z.uuid(), failure: z.enum(payoutFailures), reason: z.string().max(2000) }),
  run: (actor, input) => markPayoutFailed(actor, input),
});

export async function payoutFailed(input: unknown) {
  return failedAction(input);
}
