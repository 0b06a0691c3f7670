import "server-only";
import Stripe from "stripe";
import type { PaymentSettings } from "@/lib/platform/payment-settings";

const timeoutMs = 10_000;

/** The SDK, speaking to the address of the settings. It tries again by itself, with the same idempotency key. */
export function stripeClient({ secretKey, api }: NonNullable<PaymentSettings["stripe"]>): Stripe {
  const secure = api.protocol === "https:";
  return new Stripe(secretKey, {
    host: api.hostname,
    port: api.port || (secure ? 443 : 80),
    protocol: secure ? "https" : "http",
    timeout: timeoutMs,
    maxNetworkRetries: 2,
    telemetry: false,
  });
}
