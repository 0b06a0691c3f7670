"use client";

import { useLayoutEffect } from "react";

declare global {
  /** Where the scroll lock of Radix dialogs looks for the nonce of the style element it adds. */
  var __webpack_nonce__: string | undefined;
}

/**
 * Hands the page's nonce to the one library that adds a style element while it works, so that the content security
 * policy lets it. The nonce is read off a script of this document: it stays the same through client navigation, as
 * the policy does.
 */
export function StyleNonce() {
  useLayoutEffect(() => {
    globalThis.__webpack_nonce__ = document.querySelector<HTMLScriptElement>("script[nonce]")?.nonce;
  }, []);
  return null;
}
