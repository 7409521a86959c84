import { readdirSync, readFileSync } from 'node:fs';
import { dirname, join, normalize } from 'node:path';
import { describe, expect, it } from 'vitest';
import en from '@/lib/i18n/en';
import fr from '@/lib/i18n/fr';

const layers = ['lib', 'ui', 'api', 'features', 'app'] as const;
type Layer = (typeof layers)[number];

/** The layers that each layer may import besides itself; test may use everything. */
const allowed: Record<Layer, readonly Layer[]> = {
  lib: [],
  ui: ['lib'],
  api: ['lib'],
  features: ['lib', 'ui', 'api'],
  app: ['lib', 'ui', 'api', 'features'],
};

const files = readdirSync('src', { recursive: true, encoding: 'utf8' }).map(
  (file) => `src/${file}`,
);

const sources = files
  .filter((file) => /\.tsx?$/.test(file))
  .filter((file) => !file.includes('.test.') && !file.startsWith('src/test/'))
  .map((file) => ({ file, text: readFileSync(file, 'utf8') }));

function layerOf(path: string): Layer | undefined {
  return layers.find((layer) => path.startsWith(`src/${layer}/`));
}

/** The files of this repository that `text` imports, types too. */
function importsOf(file: string, text: string): string[] {
  return [...text.matchAll(/(?:from|import)\s*\(?\s*'([^']+)'/g)]
    .map(([, target = '']) =>
      target.startsWith('@/')
        ? target.replace('@', 'src')
        : target.startsWith('.')
          ? normalize(join(dirname(file), target))
          : '',
    )
    .filter((target) => target.startsWith('src/'));
}

/** The imports of `text` that its layer may not have. */
function wrongImports(file: string, text: string): string[] {
  const from = layerOf(file);
  return importsOf(file, text)
    .filter((target) => {
      const to = layerOf(`${target}/`);
      const isOwn = to === from;
      return from === undefined || to === undefined || (!isOwn && !allowed[from].includes(to));
    })
    .map((target) => `${file} → ${target}`);
}

const featureOf = (path: string) => /^src\/features\/(\w+)\//.exec(path)?.[1];

/** The features that import each other in a circle, each with the others. */
function circlesIn(all: readonly { file: string; text: string }[]): string[] {
  const imports = new Map<string, Set<string>>();
  for (const { file, text } of all) {
    const from = featureOf(file);
    if (from === undefined) continue;
    const known = imports.get(from) ?? new Set();
    imports.set(from, known);
    for (const target of importsOf(file, text)) {
      const to = featureOf(target);
      if (to !== undefined && to !== from) known.add(to);
    }
  }
  const reached = (from: string, seen = new Set<string>()): Set<string> => {
    for (const to of imports.get(from) ?? []) {
      if (seen.has(to)) continue;
      seen.add(to);
      reached(to, seen);
    }
    return seen;
  };
  return [...imports.keys()].filter((feature) => reached(feature).has(feature)).toSorted();
}

/** The names of the values that a message takes. Braces open by turns a value and a branch of it. */
function argumentsOf(message: string): string[] {
  const names = new Set<string>();
  let depth = 0;
  for (const [brace, name = ''] of message.matchAll(/\{\s*(\w*)|\}/g)) {
    if (brace === '}') depth--;
    else if (depth++ % 2 === 0) names.add(name);
  }
  return [...names].toSorted();
}

function filesWith(pattern: RegExp, except: readonly string[] = []): string[] {
  return sources
    .filter(({ file, text }) => pattern.test(text) && !except.includes(file))
    .map(({ file }) => file);
}

describe('imports', () => {
  it('go one way: lib, ui → api → features → app', () => {
    expect(sources.flatMap(({ file, text }) => wrongImports(file, text))).toEqual([]);
  });

  it('are told apart by this test', () => {
    expect(wrongImports('src/ui/A.tsx', "import { x } from '@/api/client'")).toHaveLength(1);
    expect(wrongImports('src/features/a/A.tsx', "import '../../app/App'")).toHaveLength(1);
    expect(wrongImports('src/api/a.ts', "await import('../features/a/b')")).toHaveLength(1);
    expect(wrongImports('src/app/A.tsx', "import { x } from '@/features/a/b'")).toEqual([]);
  });

  it('of features among each other go in no circle', () => {
    expect(circlesIn(sources)).toEqual([]);
    const circle = [
      { file: 'src/features/a/A.tsx', text: "import type { B } from '@/features/b/B'" },
      { file: 'src/features/b/B.tsx', text: "import { c } from '../c/c'" },
      { file: 'src/features/c/c.ts', text: "import { A } from '@/features/a/A'" },
      { file: 'src/features/d/D.tsx', text: "import { A } from '@/features/a/A'" },
    ];
    expect(circlesIn(circle)).toEqual(['a', 'b', 'c']);
  });

  it('bring the router and the query cache into no building block', () => {
    const blocks = sources.filter(({ file }) => file.startsWith('src/ui/'));
    const knowing = blocks.filter(({ text }) =>
      /'(react-router|@tanstack\/react-query)'/.test(text),
    );
    expect(knowing).toEqual([]);
  });
});

describe('habits', () => {
  it('addresses are built by paths alone', () => {
    expect(filesWith(/(to|href)=("\/|\{`\/)/)).toEqual([]);
  });

  it('the API is called through its client alone', () => {
    const callers = ['src/api/access.ts', 'src/api/upload.ts'];
    expect(filesWith(/\bfetch\(|XMLHttpRequest/, callers)).toEqual([]);
  });

  it('the browser keeps nothing but by way of storage, and no token', () => {
    expect(filesWith(/\blocalStorage\b/, ['src/lib/storage.ts'])).toEqual([]);
    expect(filesWith(/\bsessionStorage\b/, ['src/features/session/sessionStore.ts'])).toEqual([]);
    const session = readFileSync('src/features/session/sessionStore.ts', 'utf8');
    expect(session).toContain(
      'userStore: new WebStorageStateStore({ store: new InMemoryWebStorage() })',
    );
  });

  it('keys of an input method are kept from the page in one place, which hears them first', () => {
    const place = 'src/lib/i18n/inputMethods.ts';
    expect(filesWith(/isComposing|keyCode|\.which\b/, [place])).toEqual([]);
    expect(filesWith(/onCompositionEnd|'composition\w+'/)).toEqual([]);
    expect(filesWith(/addEventListener\('key\w+'[^;]*(\btrue\b|capture)/, [place])).toEqual([]);
    expect(readFileSync('src/lib/i18n/I18n.tsx', 'utf8')).toContain('useInputMethods();');
  });

  it('text never becomes markup', () => {
    expect(filesWith(/dangerouslySetInnerHTML|\.innerHTML|insertAdjacentHTML/)).toEqual([]);
  });

  it('the page holds no inline script or style', () => {
    const html = readFileSync('index.html', 'utf8');
    expect(html).not.toMatch(/<style|\sstyle=|<script(?![^>]*\ssrc=)|\son\w+=/);
  });

  it('layout says start and end, not left and right', () => {
    const sided =
      /(margin|padding|border)-(left|right)\b|^\s*(left|right):|text-align:\s*(left|right)/m;
    const sheets = files.filter((file) => file.endsWith('.css'));
    expect(sheets.filter((file) => sided.test(readFileSync(file, 'utf8')))).toEqual([]);
  });
});

describe('messages', () => {
  it('are complete in both languages', () => {
    expect(Object.keys(fr).toSorted()).toEqual(Object.keys(en).toSorted());
  });

  it('take the same values in both languages', () => {
    const differing = Object.entries(en).filter(
      ([id, message]) =>
        String(argumentsOf(message)) !== String(argumentsOf(fr[id as keyof typeof fr])),
    );
    expect(differing).toEqual([]);
  });

  it('are each used somewhere', () => {
    const all = sources.map(({ text }) => text).join('\n');
    const unused = Object.keys(en).filter(
      (id) =>
        !id.startsWith('problem.') &&
        !all.includes(`'${id}'`) &&
        !all.includes(`\`${id.split('.').slice(0, -1).join('.')}.$`),
    );
    expect(unused).toEqual([]);
  });
});
