import "server-only";
import { withNext } from "@/lib/domain/accounts/next-path";
import { env } from "@/lib/platform/env";

/** Where an app of a provider's leads back to. Coming from there proves nothing: the provider is asked. */
export const returnAddress = (stepId: string, next = ""): string =>
  `${env().APP_URL}${withNext(`/identity/return?step=${stepId}`, next)}`;
