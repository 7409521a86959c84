import { ApiProblem } from './problem';

/** Where the client gets its bearer token; the session feature, which stands above this folder, provides it. */
interface Access {
  /** A token that is still good, renewed where need be; undefined when there is no session. */
  token: () => Promise<string | undefined>;
  /** A new token after one was refused; undefined when the session is over. */
  renewed: () => Promise<string | undefined>;
  /** The server knows that the session was ended. */
  signedOut: () => void;
}

export const noAccess: Access = {
  token: () => Promise.resolve(undefined),
  renewed: () => Promise.resolve(undefined),
  signedOut: () => {},
};

let access = noAccess;

export function provideAccess(provided: Access): void {
  access = provided;
}

/** The same access for the one caller that `fetch` does not do for. */
export function currentAccess(): Access {
  return access;
}

/** `fetch` with the bearer token; a refused one is renewed once, unless the server says that no other will do. */
export async function fetchWithAccess(request: Request): Promise<Response> {
  const spare = request.clone();
  const response = await send(request, await access.token());
  if (response.status !== 401) return response;
  const { slug } = await ApiProblem.of(response.clone());
  if (slug === 'signed-out') access.signedOut();
  if (slug === 'signed-out' || slug === 'deactivated') return response;
  const token = await access.renewed();
  return token === undefined ? response : send(spare, token);
}

function send(request: Request, token: string | undefined): Promise<Response> {
  if (token !== undefined) request.headers.set('Authorization', `Bearer ${token}`);
  return fetch(request);
}
