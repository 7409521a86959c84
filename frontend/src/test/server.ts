import { http, HttpResponse, type HttpResponseResolver, type PathParams } from 'msw';
import { setupServer } from 'msw/node';
import type { paths } from '@/api/schema';
import type { Problem } from '@/api/types';

/** A stream of events on which nothing happens. */
const silence = http.get('*/api/v1/events', () => {
  const body = new ReadableStream({
    start: (stream) => stream.enqueue(': open\n\nid: 1\nevent: open\ndata: {}\n\n'),
  });
  return new HttpResponse(body.pipeThrough(new TextEncoderStream()), {
    headers: { 'Content-Type': 'text/event-stream' },
  });
});

export const server = setupServer(silence);

type Method = 'get' | 'post' | 'put' | 'patch' | 'delete';
type PathsWith<M extends Method> = {
  [P in keyof paths]: paths[P] extends Record<M, { responses: unknown }> ? P : never;
}[keyof paths];
type Operation<P extends keyof paths, M extends Method> =
  paths[P] extends Record<M, infer O> ? O : never;
type JsonOf<R> = R extends { content: { 'application/json': infer J } } ? J : never;
type Answer<O> = O extends { responses: infer R }
  ? { [S in keyof R]: S extends 200 | 201 ? JsonOf<R[S]> : never }[keyof R]
  : never;

interface Call {
  request: Request;
  params: PathParams<string>;
  query: URLSearchParams;
}

/** Makes the API answer an operation of the schema; the answer's type is the schema's. */
export function answer<M extends Method, P extends PathsWith<M>>(
  method: M,
  path: P,
  give: (
    call: Call,
  ) => Answer<Operation<P, M>> | Response | Promise<Answer<Operation<P, M>> | Response>,
): void {
  const resolver: HttpResponseResolver = async ({ request, params }) => {
    const given = await give({ request, params, query: new URL(request.url).searchParams });
    return given instanceof Response ? given : HttpResponse.json(given as object);
  };
  server.use(http[method](`*${path.replaceAll(/\{(\w+)\}/g, ':$1')}`, resolver));
}

/** Done, and nothing to say (204). */
export function noContent(): Response {
  return new HttpResponse(null, { status: 204 });
}

export function problem(
  status: number,
  slug: string,
  detail = slug,
  errors?: Problem['errors'],
): Response {
  const body: Problem = {
    type: `/problems/${slug}`,
    title: slug,
    status,
    detail,
    ...(errors && { errors }),
  };
  return HttpResponse.json(body, {
    status,
    headers: { 'Content-Type': 'application/problem+json' },
  });
}

/** No answer at all, as with the cable out. */
export function noAnswer(): Response {
  return HttpResponse.error();
}
