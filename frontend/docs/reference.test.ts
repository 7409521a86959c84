import { describe, expect, it } from 'vitest';
import document from '../../openapi.yaml';
import type { OpenApi, Response } from './openapi';
import { problemTypes } from './problemTypes';
import { referenceOf } from './reference';

const openapi = document as OpenApi;
const reference = referenceOf(openapi, '# Guide\n\n{origin}', 'https://crm.example.org');
const operations = Object.values(reference.paths).flatMap((path) => Object.values(path));

describe('the problem types', () => {
  const description = openapi.components.responses['Problem']?.description ?? '';
  const types = problemTypes(description);

  it('are all read from the description that the server writes', () => {
    const lines = description.split('\n').filter((line) => line.startsWith('- '));
    expect(lines.length).toBeGreaterThan(10);
    expect(types).toHaveLength(lines.length);
    expect(types).toContainEqual(expect.objectContaining({ slug: 'not-found', status: 404 }));
  });

  it('have a section of their own after the guide', () => {
    const text = reference.info.description;
    expect(text.indexOf('# Problem types')).toBeGreaterThan(text.indexOf('# Guide'));
    for (const { slug } of types) expect(text).toContain(`<a id="problem-${slug}"></a>`);
  });

  it('tell every error of every operation what it can be', () => {
    const errors = operations.flatMap(({ responses }) =>
      Object.entries(responses).filter(([status]) => Number(status) >= 400),
    ) as [string, Response][];
    expect(errors.length).toBeGreaterThan(50);
    expect(errors.filter(([, { description }]) => !description)).toEqual([]);
  });
});

describe('the commands', () => {
  const commandOf = (id: string) =>
    operations.find(({ operationId }) => operationId === id)?.['x-codeSamples']?.[0]?.source;

  it('carry a token where one is needed', () => {
    expect(commandOf('getMe')).toBe(
      'curl https://crm.example.org/api/v1/me \\\n  -H "Authorization: Bearer $TOKEN"',
    );
    expect(commandOf('getClientConfig')).toBe('curl https://crm.example.org/api/v1/client-config');
  });

  it('name what goes into the path, and carry key and body where something is created', () => {
    const command = commandOf('postMessage');
    expect(command).toContain('/api/v1/conversations/$ID/messages');
    expect(command).toContain('-X POST');
    expect(command).toContain('-H "Idempotency-Key: $(date +%s)-$RANDOM"');
    expect(command).toMatch(/-d '\{\n {4}"text": /);
  });
});
