import "server-only";
import { env } from "@/lib/platform/env";
import type { BusinessRegister } from "./register-provider";
import { sandboxRegister } from "./sandbox/sandbox-register";

const registers: Record<ReturnType<typeof env>["BUSINESS_REGISTER"], () => BusinessRegister> = {
  sandbox: () => sandboxRegister(),
};

/** The register that `BUSINESS_REGISTER` names. */
export const businessRegister = (): BusinessRegister => registers[env().BUSINESS_REGISTER]();
