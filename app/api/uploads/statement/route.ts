import { previewImport } from "@/lib/domain/bank-payments/import-statement";
import { statementLimits } from "@/lib/domain/bank-payments/statement-file";
import { env } from "@/lib/platform/env";
import { invalid } from "@/lib/platform/errors";
import { readBody } from "@/lib/platform/web/read-body";
import { route } from "@/lib/platform/web/route";
import { plainHeaders } from "@/lib/platform/web/security-headers";

export const runtime = "nodejs";

/**
 * Puts a bank's statement up to be looked at: its bytes are the body, as they are; its name stands percent-encoded in
 * `x-file-name`. The body is counted while it arrives, and this path stands outside middleware, which would cut it.
 */
export const POST = route({
  access: "signed-in",
  limit: { name: "office-statement", perHour: 120, burst: 30 },
  run: async ({ request, actor }) => {
    const bytes = await readBody(request, statementLimits.maxBytes);
    const importId = await previewImport(actor, { fileName: fileNameOf(request.headers.get("x-file-name")), bytes });
    const headers = plainHeaders({
      path: "/api/uploads/statement",
      https: env().APP_URL.startsWith("https:"),
    });
    return Response.json({ importId }, { status: 201, headers });
  },
});

function fileNameOf(header: string | null): string {
  try {
    return decodeURIComponent((header ?? "").slice(0, 2000));
  } catch {
    throw invalid("invalid_input");
  }
}
