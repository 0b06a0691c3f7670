import { validateUpload } from "@/lib/domain/evidence/validate-upload";
import { env } from "@/lib/platform/env";
import { invalid } from "@/lib/platform/errors";
import { route } from "@/lib/platform/web/route";
import { plainHeaders } from "@/lib/platform/web/security-headers";

export const runtime = "nodejs";

/**
 * Validates one PDF for anyone: its bytes are the body, as they are; nothing is kept. The body is counted while it
 * arrives, and this path stands outside middleware, which would cut it at 10 MB.
 */
export const POST = route({
  access: "anyone",
  limit: { name: "verify", perHour: 120, burst: 30 },
  run: async ({ request, actor }) => {
    const declared = Number(request.headers.get("content-length") ?? 0);
    const limitMb = env().UPLOAD_LIMIT_MB;
    if (declared > limitMb * 1_000_000) throw invalid("upload_too_large", { limitMb });
    if (!request.body) throw invalid("upload_empty");
    const check = await validateUpload(actor, request.body as unknown as AsyncIterable<Uint8Array>);
    return Response.json(check, {
      headers: plainHeaders({ path: "/api/verify", https: env().APP_URL.startsWith("https:") }),
    });
  },
});
