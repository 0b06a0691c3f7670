import {
  acceptCallback,
  largestCallback,
  signatureHeader,
  timestampHeader,
} from "@/lib/domain/bank-payments/accept-callback";
import { readBody } from "@/lib/platform/web/read-body";
import { route } from "@/lib/platform/web/route";
import { utf8Text } from "@/lib/platform/web/utf8-text";

export const runtime = "nodejs";

/**
 * Where a bank, or whoever stands between, tells of payments at once; docs/verification.md has the message and how it is
 * signed. Answered with how many were new and how many were known, and nothing of what they matched.
 */
export const POST = route({
  access: "anyone",
  anyOrigin: true,
  limit: { name: "bank-callback", perHour: 6000, burst: 600 },
  run: async ({ request }) => {
    const { counts } = await acceptCallback({
      timestamp: request.headers.get(timestampHeader),
      signature: request.headers.get(signatureHeader),
      body: utf8Text(await readBody(request, largestCallback)),
    });
    return { new: counts.fresh, known: counts.known };
  },
});
