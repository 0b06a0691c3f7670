import { followPad } from "@/lib/domain/seals/personal/follow-pad";
import { route } from "@/lib/platform/web/route";

export const runtime = "nodejs";

/** How the reader's own pad stands, for the page that follows her phone. `seen`: the digest of the drawing it has. */
export const GET = route<"signed-in", { padId: string }>({
  access: "signed-in",
  limit: { name: "follow-pad", perHour: 7200 },
  run: ({ request, params, actor }) => followPad(actor, params.padId, new URL(request.url).searchParams.get("seen")),
});
