import "server-only";
import { env } from "@/lib/platform/env";
import type { SmsProvider } from "./sms-provider";
import { tencentSms } from "./tencent-sms";

/** Who brings messages to phones here; null: nobody, they wait where the local outbox shows them. */
export function smsProvider(): SmsProvider | null {
  const { SMS } = env();
  return SMS === null ? null : tencentSms(SMS);
}

/**
 * Whether messages may be read on this machine instead of being sent: only where nobody carries them and the
 * application's address is this machine itself. Anywhere else it would hand everybody's codes to anybody.
 */
export const isSmsOutboxOpen = (): boolean => env().SMS === null && env().loopback;

/** Whether a code can come to the person it is meant for at all. */
export const smsArrives = (): boolean => env().SMS !== null || env().loopback;
