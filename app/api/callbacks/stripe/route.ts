import { acceptStripeEvent, stripeSignatureHeader } from "@/lib/domain/bank-payments/stripe/accept-event";
import { readBody } from "@/lib/platform/web/read-body";
import { route } from "@/lib/platform/web/route";
import { utf8Text } from "@/lib/platform/web/utf8-text";

export const runtime = "nodejs";

const largestEvent = 1024 * 1024;

/** Where Stripe tells of bank transfers. The signature is over the body as it is sent. */
export const POST = route({
  access: "anyone",
  anyOrigin: true,
  limit: { name: "stripe-event", perHour: 6000, burst: 600 },
  run: async ({ request }) =>
    acceptStripeEvent({
      body: utf8Text(await readBody(request, largestEvent)),
      signature: request.headers.get(stripeSignatureHeader),
    }),
});
