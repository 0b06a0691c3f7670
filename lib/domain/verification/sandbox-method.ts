import "server-only";
import { methods, type PersonMethod } from "./methods";
import type { ElementMethod, FaceMethod } from "./provider-types";
import { elementCheck, faceProvider } from "./providers";

/** Whether a method asks somebody fictitious here; this is shown wherever it is offered. */
export function isSandboxMethod(method: PersonMethod): boolean {
  switch (methods[method].kind) {
    case "elements":
    case "elements_code":
      return elementCheck(method as ElementMethod)?.sandbox ?? false;
    case "handoff":
      return faceProvider(method as FaceMethod)?.sandbox ?? false;
    case "review":
      return false;
  }
}
