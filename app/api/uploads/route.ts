import { takeDocument } from "@/lib/domain/contracts/intake/take-document";
import { env } from "@/lib/platform/env";
import { invalid } from "@/lib/platform/errors";
import { route } from "@/lib/platform/web/route";
import { plainHeaders } from "@/lib/platform/web/security-headers";

export const runtime = "nodejs";

/**
 * Takes one file that a contract can begin as: its bytes are the body, as they are; its name stands percent-encoded in
 * `x-file-name`. With `x-repair: yes` a repaired copy of a damaged PDF is taken instead of it. The body is counted while
 * it arrives, and this path stands outside middleware, which would cut it at 10 MB.
 */
export const POST = route({
  access: "signed-in",
  limit: { name: "upload", perHour: 120, burst: 30 },
  run: async ({ request, actor }) => {
    const declared = Number(request.headers.get("content-length") ?? 0);
    const limitMb = env().UPLOAD_LIMIT_MB;
    if (declared > limitMb * 1_000_000) throw invalid("upload_too_large", { limitMb });
    if (!request.body) throw invalid("upload_empty");
    const upload = await takeDocument(actor, {
      fileName: fileNameOf(request.headers.get("x-file-name")),
      chunks: request.body as unknown as AsyncIterable<Uint8Array>,
      repair: request.headers.get("x-repair") === "yes",
      signal: request.signal,
    });
    return Response.json(upload, {
      status: 201,
      headers: plainHeaders({ path: "/api/uploads", https: env().APP_URL.startsWith("https:") }),
    });
  },
});

function fileNameOf(header: string | null): string {
  try {
    return decodeURIComponent((header ?? "").slice(0, 2000));
  } catch {
    throw invalid("invalid_input");
  }
}
