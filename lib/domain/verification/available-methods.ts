import "server-only";
import { env } from "@/lib/platform/env";
import { smsArrives } from "@/lib/platform/sms/configured-sms";
import { isPersonMethod, methods, type PersonMethod, personMethods } from "./methods";
import type { ElementMethod, FaceMethod } from "./provider-types";
import { elementCheck, faceProvider } from "./providers";

/**
 * The methods that the operator wants (`IDENTITY_METHODS`; all unless set) and that can work here: there is a provider,
 * a code would arrive, and no identity is needed that our pages cannot know.
 */
export function availableMethods(): PersonMethod[] {
  const wanted = env().IDENTITY_METHODS?.filter(isPersonMethod) ?? personMethods;
  return personMethods.filter((method) => wanted.includes(method) && works(method));
}

function works(method: PersonMethod): boolean {
  switch (methods[method].kind) {
    case "elements":
      return elementCheck(method as ElementMethod) !== null;
    case "elements_code":
      return elementCheck(method as ElementMethod) !== null && smsArrives();
    case "handoff": {
      const provider = faceProvider(method as FaceMethod);
      return provider !== null && !provider.needsOpenid;
    }
    case "review":
      return true;
  }
}
