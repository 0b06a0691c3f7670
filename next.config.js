import createNextIntlPlugin from "next-intl/plugin";

const withNextIntl = createNextIntlPlugin({
  requestConfig: "./lib/platform/i18n/request.ts",
  // Words are read once, when the app is built: no browser loads a reader of ICU messages.
  experimental: {
    messages: { path: "./lib/platform/i18n/messages", format: "json", locales: "infer", precompile: true },
  },
});

/** @type {import("next").NextConfig} */
const config = {
  distDir: process.env.NEXT_DIST_DIR || ".next",
  poweredByHeader: false,
  productionBrowserSourceMaps: false,
  reactStrictMode: true,
  // Types and lint are gates of `npm test`; a start on a fresh machine does not pay for them again.
  typescript: { ignoreBuildErrors: true },
  // The development server would otherwise print what actions are given, passwords among it.
  logging: { serverFunctions: false },
  experimental: { authInterrupts: true },
  serverExternalPackages: ["pino", "pg", "fontkit", "@pdf-lib/fontkit", "alipay-sdk", "tencentcloud-sdk-nodejs-common"],
};

export default withNextIntl(config);
