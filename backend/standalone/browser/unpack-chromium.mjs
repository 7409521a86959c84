// Unpacks the Chromium of @sparticuz/chromium with the libraries that come with it, and prints the path of a script that runs it.
import { chmodSync, mkdirSync, writeFileSync } from 'node:fs';
import { join } from 'node:path';
import { fileURLToPath } from 'node:url';

const folder = fileURLToPath(new URL('node_modules/.chromium', import.meta.url));
mkdirSync(folder, { recursive: true });
// The package unpacks to the temporary folder, and its libraries only where it believes to be in a cloud function.
process.env.TMPDIR = folder;
process.env.AWS_EXECUTION_ENV = 'AWS_Lambda_nodejs20.x';
const { default: chromium } = await import('@sparticuz/chromium');
const executable = await chromium.executablePath();

const script = join(folder, 'run-chromium');
writeFileSync(
  script,
  `#!/bin/sh
export LD_LIBRARY_PATH='${join(folder, 'al2023/lib')}' FONTCONFIG_PATH='${join(folder, 'fonts')}'
exec '${executable}' "$@"
`,
);
chmodSync(script, 0o755);
console.log(script);
