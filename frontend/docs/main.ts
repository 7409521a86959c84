import './docs.css';
import type { RedocRawOptions } from 'redoc';
// The ready-made script: its parts, bundled again, look for modules that a page does not have.
import redocUrl from 'redoc/bundles/redoc.standalone.js?url';
import openapi from '../../openapi.yaml';
import guide from './guide.md?raw';
import type { OpenApi } from './openapi';
import { referenceOf } from './reference';
import { themeFor } from './theme';

declare global {
  interface Window {
    /** The global that redoc.standalone.js provides. */
    Redoc: {
      init(
        spec: object,
        options: RedocRawOptions,
        place: HTMLElement | null,
        done: () => void,
      ): void;
    };
  }
}

const dark = window.matchMedia('(prefers-color-scheme: dark)');
const shown = referenceOf(openapi as OpenApi, guide, window.location.origin);

function show() {
  window.Redoc.init(
    shown,
    {
      theme: themeFor(dark.matches ? 'dark' : 'light'),
      downloadUrls: [{ title: 'openapi.yaml', url: '/docs/openapi.yaml' }],
      expandResponses: '200,201',
      hideSchemaPattern: true,
      jsonSamplesExpandLevel: 3,
      nativeScrollbars: true,
      pathInMiddlePanel: true,
      requiredPropsFirst: true,
    },
    document.getElementById('reference'),
    goToProblem,
  );
}

/** The browser looked for the anchor before there was one. */
function goToProblem() {
  if (window.location.hash.startsWith('#problem-')) window.location.replace(window.location.hash);
}

const script = document.createElement('script');
script.src = redocUrl;
script.addEventListener('load', show);
document.head.append(script);
dark.addEventListener('change', show);
