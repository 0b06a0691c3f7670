// `npm start` and `npm run dev`: everything from nothing.
import { prepare, runTypeScript } from "./prepare.mjs";

prepare();
const dev = process.argv.includes("--dev");
runTypeScript("scripts/serve.ts", [], { NODE_ENV: dev ? "development" : "production" });
