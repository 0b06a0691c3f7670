import { checkAddressLimit } from "@/lib/domain/verification/address-limit";
import { documents } from "@/lib/domain/verification/documents";
import { proveByDocuments } from "@/lib/domain/verification/prove-by-documents";
import { proveDocumentInput } from "@/lib/domain/verification/prove-identity.schema";
import { env } from "@/lib/platform/env";
import { invalid } from "@/lib/platform/errors";
import { readBody } from "@/lib/platform/web/read-body";
import { route } from "@/lib/platform/web/route";
import { plainHeaders } from "@/lib/platform/web/security-headers";

export const runtime = "nodejs";

/** Two sides of ten megabytes, and what stands around them. */
const mostBytes = 20_500_000;

/**
 * Takes a document to be looked at: `about` is what was typed, as JSON, and each side a file. The body is counted while
 * it arrives, and this path stands outside middleware, which would cut it at 10 MB.
 */
export const POST = route({
  access: "signed-in",
  limit: { name: "prove-by-document", perHour: 20, burst: 10 },
  run: async ({ request, actor }) => {
    await checkAddressLimit(actor.address);
    const body = await readBody(request, mostBytes);
    const type = request.headers.get("content-type") ?? "";
    const form = await new Response(body, { headers: { "Content-Type": type } }).formData().catch(() => null);
    if (!form) throw invalid("invalid_input");
    const input = proveDocumentInput.parse(jsonOf(form.get("about")));
    const files = [];
    for (const side of documents[input.kind].sides) {
      const file = form.get(side);
      if (file instanceof File) files.push({ side, bytes: new Uint8Array(await file.arrayBuffer()) });
    }
    const result = await proveByDocuments(actor, input, files);
    const headers = plainHeaders({ path: "/api/uploads/document", https: env().APP_URL.startsWith("https:") });
    return Response.json(result, { headers });
  },
});

function jsonOf(text: FormDataEntryValue | null): unknown {
  try {
    return JSON.parse(typeof text === "string" ? text : "");
  } catch {
    throw invalid("invalid_input");
  }
}
