import type { ReactNode } from "react";
import type { FlowStanding } from "@/lib/domain/organizations/flow-standing";
import type { Actor } from "@/lib/platform/actor";
import { StepFrame } from "./step-frame";

export async function PaymentInStep({ standing, exits }: { actor: Actor; standing: FlowStanding; exits: ReactNode }) {
  return (
    <StepFrame standing={standing} title="" help={[]}>
      {exits}
    </StepFrame>
  );
}
