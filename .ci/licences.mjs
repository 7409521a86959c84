// Fails when a dependency is under a licence that would bind the product, or under none that is known.
// usage: node .ci/licences.mjs FILE... : CycloneDX lists (of Maven) and package-lock.json files.
import { readFileSync } from 'node:fs';

// The last two bind changes to the library's own files; we make none.
const ACCEPTED = new Set([
  ...['0BSD', 'Apache-2.0', 'BlueOak-1.0.0', 'BSD-2-Clause', 'BSD-3-Clause', 'CC0-1.0', 'ISC', 'MIT', 'MIT-0'],
  ...['PostgreSQL', 'Python-2.0', 'Unlicense'],
  ...['EPL-2.0', 'MPL-2.0'],
]);

// The licences of packages that do not name them by a standard name, as read
const READ = new Map([
  ...['common-image', 'common-io', 'common-lang', 'imageio-core', 'imageio-metadata', 'imageio-webp'].map((name) => [
    `${name}@3.13.1`,
    'BSD-3-Clause',
  ]),
  ['@react-aria/optimize-locales-plugin@2.0.2', 'Apache-2.0'],
  ['decko@1.2.0', 'MIT'],
  ['reserved@0.1.2', 'MIT'],
  ['stickyfill@1.1.1', 'MIT'],
  ['url-template@2.0.8', 'BSD-3-Clause'],
]);

// Binds, but in a way that we can keep to.
const EXCEPTIONS = new Map([
  [
    'jboss-transaction-spi@8.0.0.Final',
    "LGPL-2.1-or-later, say its sources (its POM inherits another project's word). Quarkus's transactions need it; it ships as a jar of its own, unchanged and replaceable, as that licence asks.",
  ],
]);

/** An SPDX expression, without exceptions and with at most one pair of brackets: one side of an OR will do, both of an AND. */
function isAccepted(expression) {
  return expression
    .replace(/^\((.*)\)$/, '$1')
    .split(' OR ')
    .some((choice) => choice.split(' AND ').every((licence) => ACCEPTED.has(licence)));
}

function ofMaven({ components }) {
  return components.map(({ name, version, licenses = [] }) => ({
    id: `${name}@${version}`,
    // Several licences of one library are a choice.
    licence: licenses.map(({ license, expression }) => expression ?? license.id ?? license.name).join(' OR '),
  }));
}

function ofNpm({ packages }) {
  return Object.entries(packages)
    .filter(([path]) => path !== '')
    .map(([path, { name, version, license }]) => ({
      id: `${name ?? path.replace(/^.*node_modules\//, '')}@${version}`,
      licence: license ?? '',
    }));
}

let refused = 0;
for (const file of process.argv.slice(2)) {
  const list = JSON.parse(readFileSync(file, 'utf8'));
  const dependencies = list.bomFormat === 'CycloneDX' ? ofMaven(list) : ofNpm(list);
  if (dependencies.length === 0) throw new Error(`${file} lists no dependency`);
  for (const { id, licence } of dependencies) {
    if (EXCEPTIONS.has(id) || isAccepted(READ.get(id) ?? licence)) continue;
    refused += 1;
    console.error(`${file}: ${id} is under ${licence || 'no licence that it names'}`);
  }
  console.log(`${file}: ${dependencies.length} dependencies`);
}
if (refused > 0) {
  console.error(`${refused} refused. Do without them, or argue for an addition to ${process.argv[1]}.`);
  process.exit(1);
}
