import "server-only";
import { methods, type PersonMethod } from "./methods";
import type { ElementCheck, ElementMethod, FaceMethod, FaceProvider } from "./provider-types";
import { sandboxCheck } from "./sandbox/sandbox-provider";

/** Who answers for a check of elements here, or null. */
export function elementCheck<M extends ElementMethod>(method: M): ElementCheck<M> | null {
  return sandboxCheck(method);
}

/** Who compares faces by a method here, or null. */
export function faceProvider(_method: FaceMethod): FaceProvider | null {
  return null;
}

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
