"use client";

import "./globals.css";
import en from "@/lib/platform/i18n/messages/en/failure.json";
import zh from "@/lib/platform/i18n/messages/zh/failure.json";

/**
 * What remains when the root layout itself failed: no provider, no reader's choice is known here, so it speaks both
 * languages and brings its own words along: few, because its code comes with every page.
 */
export default function GlobalError({ error }: { error: Error & { digest?: string } }) {
  return (
    <html lang="en" data-theme="system">
      <body>
        <title>{en.title}</title>
        <main className="mx-auto grid max-w-lg gap-8 px-6 py-24">
          {[
            { lang: "en", words: en },
            { lang: "zh-Hans", words: zh },
          ].map(({ lang, words }) => (
            <section key={lang} lang={lang} className="grid gap-3">
              <h1 className="text-title">{words.title}</h1>
              <p className="text-base text-ink-2">{words.detail}</p>
              {error.digest ? (
                <p className="num text-meta text-ink-3">
                  {words.id}
                  {error.digest}
                </p>
              ) : null}
              {/* A full load on purpose: the router may be what failed. */}
              <a href="/" className="link w-fit">
                {words.home}
              </a>
            </section>
          ))}
        </main>
      </body>
    </html>
  );
}
