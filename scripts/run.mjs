// `npm run demo|verify|bench|worker`: makes ready what is missing, then runs the command of that name.
import { prepare, root, runTypeScript } from "./prepare.mjs";

const files = {
  demo: "scripts/demo.ts",
  verify: "scripts/verify.ts",
  worker: "scripts/worker.ts",
  bench: "bench/main.ts",
};
const [name, ...args] = process.argv.slice(2);
if (!Object.hasOwn(files, name)) {
  console.error(`usage: node scripts/run.mjs ${Object.keys(files).join("|")} [arguments]`);
  process.exit(2);
}
// Paths are meant from where the person stands, which npm remembers.
process.chdir(process.env.INIT_CWD ?? root);
prepare();
runTypeScript(files[name], args, { NODE_ENV: "production" });
