import "server-only";
import { env } from "@/lib/platform/env";
import type { ElementCheck } from "./provider-types";
import { sandboxProvider } from "./sandbox/sandbox-provider";

const providers: Record<ReturnType<typeof env>["IDENTITY_PROVIDER"], () => ElementCheck<"identity_number">> = {
  sandbox: () => sandboxProvider(),
};

/** The register that `IDENTITY_PROVIDER` names. */
export function identityProvider(): ElementCheck<"identity_number"> {
  return providers[env().IDENTITY_PROVIDER]();
}
