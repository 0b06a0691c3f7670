"use client";

import { useFormStatus } from "react-dom";
import { Button, type ButtonProps } from "./button";

/** The button that sends the form around it, busy for as long as the form's action runs. */
export function SubmitButton({ busy, ...rest }: Omit<ButtonProps, "type" | "asChild">) {
  const { pending } = useFormStatus();
  return <Button {...rest} type="submit" busy={busy || pending} />;
}
