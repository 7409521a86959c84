import { codeSample } from './codeSample';
import type { OpenApi, Response } from './openapi';
import { type ProblemType, problemTypes } from './problemTypes';

/**
 * openapi.yaml as the page shows it: with the guide and the problem types as sections of their own, each error told by
 * its status, and a command to try for each operation. `origin` is where the API is.
 */
export function referenceOf(openapi: OpenApi, guide: string, origin: string): OpenApi {
  const problems = problemTypes(openapi.components.responses['Problem']?.description ?? '');
  return {
    ...openapi,
    servers: [{ url: origin }],
    info: {
      ...openapi.info,
      description: [
        openapi.info.description,
        guide.replaceAll('{origin}', origin),
        sectionOf(problems),
      ].join('\n\n'),
    },
    paths: mapValues(openapi.paths, (operations, path) =>
      mapValues(operations, (operation, method) => ({
        ...operation,
        responses: mapValues(operation.responses, (response, status) =>
          '$ref' in response ? errorOf(Number(status), problems, openapi) : response,
        ),
        'x-codeSamples': [codeSample(openapi, { operation, method, url: origin + path })],
      })),
    ),
  };
}

function errorOf(status: number, problems: ProblemType[], openapi: OpenApi): Response {
  const possible = problems.filter((problem) => problem.status === status);
  return {
    ...openapi.components.responses['Problem'],
    description: possible.map(({ slug, meaning }) => `\`${slug}\`: ${meaning}`).join(' '),
  };
}

/** Each has the anchor that its address (`/problems/<slug>`) leads to. */
function sectionOf(problems: ProblemType[]): string {
  const rows = problems.map(
    ({ slug, status, meaning }) =>
      `| <a id="problem-${slug}"></a>\`${slug}\` | ${status} | ${meaning.replaceAll('|', '\\|')} |`,
  );
  return [
    '# Problem types',
    '',
    'What `type` of a problem document can be, after `/problems/`, and the status it comes with.',
    '',
    '| type | status | what it means |',
    '| --- | --- | --- |',
    ...rows,
  ].join('\n');
}

function mapValues<A, B>(of: Record<string, A>, map: (value: A, key: string) => B) {
  return Object.fromEntries(Object.entries(of).map(([key, value]) => [key, map(value, key)]));
}
