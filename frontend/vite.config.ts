/// <reference types="vitest/config" />
import { readFileSync } from 'node:fs';
import { fileURLToPath } from 'node:url';
import optimizeLocales from '@react-aria/optimize-locales-plugin';
import react from '@vitejs/plugin-react';
import { defineConfig, type Plugin } from 'vite';
import { parse } from 'yaml';

const backend = process.env.BACKEND ?? 'http://localhost:8080';

export default defineConfig({
  plugins: [
    react(),
    openapi(),
    // React Aria speaks thirty languages, the catalogues two.
    optimizeLocales.vite({ locales: ['en', 'fr'] }),
  ],
  resolve: { alias: { '@': fileURLToPath(new URL('./src', import.meta.url)) } },
  server: { proxy: { '/api': backend, '/openapi': backend, '/problems': backend } },
  build: {
    target: 'es2023',
    // The content security policy allows no data: script or style, so nothing is inlined.
    assetsInlineLimit: 0,
    modulePreload: { polyfill: false },
    // The API reference is one large script, which only its own page loads.
    chunkSizeWarningLimit: 1_500,
    rolldownOptions: {
      input: {
        index: 'index.html',
        docs: 'docs/index.html',
        'push-worker': 'worker/push-worker.ts',
      },
      output: {
        // Browsers ask for a service worker by its name, and let it serve what stands beside it and below.
        entryFileNames: ({ name }) =>
          name === 'push-worker' ? '[name].js' : 'assets/[name]-[hash].js',
      },
    },
  },
  test: {
    environment: 'jsdom',
    include: ['{docs,src,worker}/**/*.test.{ts,tsx}'],
    setupFiles: ['src/test/setup.ts'],
    reporters: ['default', './src/test/SlowestReporter.ts'],
    restoreMocks: true,
    // A dialog with its lists takes seconds in jsdom on a busy machine.
    testTimeout: 20_000,
  },
});

/** Lets the reference page import openapi.yaml, and puts the file itself beside the page for who wants to generate from it. */
function openapi(): Plugin {
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
