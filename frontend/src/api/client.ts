import createClient from 'openapi-fetch';
import { fetchWithAccess } from './access';
import { ApiProblem } from './problem';
import type { paths } from './schema';

/** Without an answer for so long, a request counts as failed. */
const TIMEOUT_MS = 30_000;

export const client = createClient<paths>({
  baseUrl: window.location.origin,
  headers: { Accept: 'application/json, application/problem+json' },
  fetch: (request) => fetchOrProblem(request, AbortSignal.timeout(TIMEOUT_MS)),
});

/** For the content of files, which takes as long as it takes. */
export const fileClient = createClient<paths>({
  baseUrl: window.location.origin,
  headers: { Accept: '*/*' },
  fetch: (request) => fetchOrProblem(request),
});

/** The answer's body of a call of `client`. @throws ApiProblem for whatever is not a success */
export async function answerOf<T>(call: Promise<{ data?: T }>): Promise<T> {
  // fetchOrProblem has thrown unless there is an answer.
  return (await call).data as T;
}

async function fetchOrProblem(request: Request, timeout?: AbortSignal): Promise<Response> {
  const signal = timeout ? AbortSignal.any([request.signal, timeout]) : request.signal;
  let response: Response;
  try {
    response = await fetchWithAccess(new Request(request, { signal }));
  } catch (error) {
    if (request.signal.aborted) throw error;
    throw ApiProblem.unreachable(error);
  }
  if (!response.ok) throw await ApiProblem.of(response);
  return response;
}
