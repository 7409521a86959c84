// node slowest.mjs FOLDER: the ten slowest tests of JUnit's reports in it (TEST-*.xml, as surefire writes them).
import { existsSync, readdirSync, readFileSync } from 'node:fs';
import { join } from 'node:path';

const SLOWEST = 10;
const [folder] = process.argv.slice(2);

const attribute = (tag, name) => new RegExp(` ${name}="([^"]*)"`).exec(tag)?.[1] ?? '';
const text = (escaped) => escaped.replace(/&(lt|gt|quot|apos|amp|#10);/g, (_, name) => ({ lt: '<', gt: '>', quot: '"', apos: "'", amp: '&', '#10': ' ' })[name]);

// Nothing was tested where something did not compile.
const tests = (existsSync(folder) ? readdirSync(folder) : [])
  .filter((name) => /^TEST-.*\.xml$/.test(name))
  .flatMap((name) => readFileSync(join(folder, name), 'utf8').match(/<testcase [^>]*>/g) ?? [])
  .map((tag) => ({
    seconds: Number(attribute(tag, 'time').replaceAll(',', '')),
    // A class of Java's with its package, or the sentence that a nested one is called by.
    name: `${text(attribute(tag, 'classname')).replace(/^[\w.]+\./, '')}: ${text(attribute(tag, 'name'))}`,
  }))
  .sort((one, other) => other.seconds - one.seconds);

console.log('The slowest tests:');
for (const { seconds, name } of tests.slice(0, SLOWEST)) console.log(`  ${seconds.toFixed(1).padStart(6)} s  ${name}`);
