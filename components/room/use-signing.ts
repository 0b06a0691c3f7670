"use client";

import type { PublicKeyCredentialRequestOptionsJSON } from "@simplewebauthn/browser";
import { useRouter } from "next/navigation";
import { useTranslations } from "next-intl";
import { useRef } from "react";
import type { ActionError, ActionResult } from "@/lib/platform/web/action-result";
import type { RoomActions } from "./room-actions";

/** Refusals before the code proves anything; after any other the signature failed for another reason. */
const unproven = new Set([
  "code_wrong",
  "code_dead",
  "code_expired",
  "code_used",
  "code_has_six_digits",
  "values_changed_elsewhere",
]);
/** What was proven does not serve for this signature: it is asked for anew. */
const spent = new Set(["intent_not_proven", "confirm_again"]);

/** Minutes that this reader's clock is ahead of UTC. */
const utcOffsetMinutes = () => -new Date().getTimezoneOffset();

/** Asks the device for its passkey; the code for it comes only to whoever has one. */
async function answer(optionsJSON: PublicKeyCredentialRequestOptionsJSON) {
  const { startAuthentication } = await import("@simplewebauthn/browser");
  return startAuthentication({ optionsJSON });
}

/**
 * The last confirmation, by a code or by a passkey. An intent that was proven and whose signature failed is used
 * again, so that nobody is asked for a second code.
 * @param choice the chosen signature and seals
 * @param values the texts of her text fields as she sees them
 * @param beforehand makes sure that everything typed is on the server
 * @param signed called once it is done
 */
export function useSigning(input: {
  participantId: string;
  choice: { sealId: string | null; seals: Record<string, string>; opacity: number };
  values: Record<string, string>;
  actions: RoomActions;
  beforehand: () => Promise<void>;
  signed: () => void;
}) {
  const { participantId, choice, values, actions, beforehand, signed } = input;
  const t = useTranslations("room.confirm");
  const router = useRouter();
  const codeIntent = useRef<string | null>(null);
  const provenIntent = useRef<string | null>(null);

  function finish(result: ActionResult<unknown>): ActionError | null {
    if (!result.ok) return result.error;
    signed();
    router.refresh();
    return null;
  }

  async function sendCode(): Promise<{ sentTo: string } | ActionError> {
    await beforehand();
    const result = await actions.sendCode({ participantId });
    if (!result.ok) return result.error;
    codeIntent.current = result.data.intentId;
    return { sentTo: result.data.sentTo };
  }

  async function signByCode(code: string): Promise<ActionError | null> {
    const intentId = codeIntent.current;
    if (!intentId) return null;
    const rest = { participantId, ...choice, values, intentId, utcOffsetMinutes: utcOffsetMinutes() };
    if (provenIntent.current === intentId) {
      const again = await actions.retrySign(rest);
      if (!again.ok && spent.has(again.error.code)) provenIntent.current = null;
      return finish(again);
    }
    const result = await actions.signWithCode({ ...rest, code });
    if (!result.ok && !unproven.has(result.error.code)) provenIntent.current = intentId;
    return finish(result);
  }

  async function signByPasskey(): Promise<ActionError | null> {
    await beforehand();
    const options = await actions.startPasskey({ participantId });
    if (!options.ok) return options.error;
    const response = await answer(options.data).catch(() => null);
    if (!response) return { code: "passkey_cancelled", message: t("passkeyCancelled") };
    return finish(
      await actions.signWithPasskey({
        participantId,
        ...choice,
        values,
        utcOffsetMinutes: utcOffsetMinutes(),
        response,
      }),
    );
  }

  async function askForSeals(): Promise<ActionError | null> {
    await beforehand();
    const result = await actions.askForSeals({ participantId, ...choice, values });
    if (!result.ok) return result.error;
    router.refresh();
    return null;
  }

  return { sendCode, signByCode, signByPasskey, askForSeals };
}
