"use client";

import { useRouter } from "next/navigation";
import { useEffect } from "react";

const lookEveryMs = 4_000;

/** Reads the page anew now and then, for as long as somebody looks at it. */
export function LookAgain() {
  const router = useRouter();
  useEffect(() => {
    const timer = setInterval(() => {
      if (document.visibilityState === "visible") router.refresh();
    }, lookEveryMs);
    return () => clearInterval(timer);
  }, [router]);
  return null;
}
