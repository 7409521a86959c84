import { readFileSync } from 'node:fs';
import type { Plugin } from 'vite';
import { parse } from 'yaml';

/** Lets the reference page import openapi.yaml, and puts the file itself beside the page for who wants to generate from it. */
export function openapi(): Plugin {
  return {
    name: 'openapi',
    transform(code, id) {
      if (!id.endsWith('/openapi.yaml')) return undefined;
      return { code: `export default ${JSON.stringify(parse(code))}`, map: null };
    },
    generateBundle() {
      this.emitFile({
        type: 'asset',
        fileName: 'docs/openapi.yaml',
        source: readFileSync('../openapi.yaml'),
      });
    },
  };
}
