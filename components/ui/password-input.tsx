"use client";

import { Eye, EyeOff } from "lucide-react";
import { useTranslations } from "next-intl";
import { type ComponentProps, useState } from "react";
import { classNames } from "./class-names";
import { controlClass } from "./control-class";
import { useFieldWiring } from "./field";

/** A password, hidden until the person asks to see it. `autoComplete` must say which one it is. */
export function PasswordInput({
  className,
  autoComplete,
  ...rest
}: Omit<ComponentProps<"input">, "type"> & { autoComplete: "current-password" | "new-password" }) {
  const t = useTranslations("common.password");
  const [shown, setShown] = useState(false);
  const wiring = useFieldWiring(rest);
  return (
    <span className={classNames("relative block", className)}>
      <input
        spellCheck={false}
        autoCapitalize="none"
        {...rest}
        {...wiring}
        type={shown ? "text" : "password"}
        autoComplete={autoComplete}
        className={classNames(controlClass, "h-10 pr-11 pl-3")}
      />
      <button
        type="button"
        aria-label={t(shown ? "hide" : "show")}
        aria-pressed={shown}
        onClick={() => setShown(!shown)}
        className="absolute inset-y-0 right-0 grid w-10 place-items-center rounded-md text-ink-3 hover:text-ink"
      >
        {shown ? <EyeOff size={17} aria-hidden="true" /> : <Eye size={17} aria-hidden="true" />}
      </button>
    </span>
  );
}
