import "server-only";
import { env } from "@/lib/platform/env";
import type { IdentityProvider } from "./identity-provider";
import { sandboxProvider } from "./sandbox/sandbox-provider";

const providers: Record<ReturnType<typeof env>["IDENTITY_PROVIDER"], () => IdentityProvider> = {
  sandbox: () => sandboxProvider(),
};

/** The register that `IDENTITY_PROVIDER` names. */
export function identityProvider(): IdentityProvider {
  return providers[env().IDENTITY_PROVIDER]();
}
