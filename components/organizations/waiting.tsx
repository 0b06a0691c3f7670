import type { ReactNode } from "react";
import { Progress } from "../ui/progress";
import { LookAgain } from "./look-again";

/** Somebody else's answer is waited for. The page looks again by itself; the person may leave. */
export function Waiting({
  title,
  busy = false,
  children,
}: {
  title: string;
  /** The answer comes within seconds. */
  busy?: boolean;
  children: ReactNode;
}) {
  return (
    <div role="status" className="grid gap-2.5 rounded-lg bg-sunk px-4 py-3.5">
      <p className="font-[580]">{title}</p>
      {busy ? <Progress label={title} /> : null}
      <div className="grid gap-1.5 text-ink-2">{children}</div>
      <LookAgain />
    </div>
  );
}
