import { z } from "zod";
import { getDocumentFile } from "@/lib/domain/contracts/revisions/get-file";
import { route } from "@/lib/platform/web/route";
import { servePdf } from "@/lib/platform/web/serve-pdf";

type Params = { id: string; document: string };

const query = z.object({ revision: z.coerce.number().int().min(0).max(100_000).optional() });

/** A document of a contract, whole or in part, at its newest revision or at `?revision=n`. For viewers. */
export const GET = route<"signed-in", Params>({
  access: "signed-in",
  run: async ({ request, params, actor }) => {
    const { revision } = query.parse(Object.fromEntries(new URL(request.url).searchParams));
    const file = await getDocumentFile(actor, { contractId: params.id, documentId: params.document, revision });
    return servePdf(request, file, "inline");
  },
});
