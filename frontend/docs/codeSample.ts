import { sample } from 'openapi-sampler';
import type { CodeSample, OpenApi, Operation } from './openapi';

interface Call {
  operation: Operation;
  method: string;
  /** With places for path parameters, as in OpenAPI. */
  url: string;
}

/** A command that calls the operation, with what it must have and an example of its body. */
export function codeSample(openapi: OpenApi, { operation, method, url }: Call): CodeSample {
  const schema = operation.requestBody?.content['application/json']?.schema;
  const takesKey = operation.parameters?.some(({ name }) => name === 'Idempotency-Key');
  const lines = [
    `curl ${url.replaceAll(/\{(\w+)\}/g, (_, name: string) => `$${name.toUpperCase()}`)}`,
    ...(method === 'get' ? [] : [`-X ${method.toUpperCase()}`]),
    ...(operation.security?.length === 0 ? [] : ['-H "Authorization: Bearer $TOKEN"']),
    ...(takesKey ? ['-H "Idempotency-Key: $(date +%s)-$RANDOM"'] : []),
    ...(schema ? ['-H "Content-Type: application/json"', `-d '${bodyOf(schema, openapi)}'`] : []),
  ];
  return { lang: 'bash', label: 'curl', source: lines.join(' \\\n  ') };
}

function bodyOf(schema: object, openapi: OpenApi): string {
  const body = sample(schema, { skipNonRequired: true }, openapi) as object;
  const isEmpty = Object.keys(body).length === 0;
  const text = JSON.stringify(isEmpty ? sample(schema, {}, openapi) : body, null, 2);
  return text.replaceAll('\n', '\n  ').replaceAll("'", "'\\''");
}
