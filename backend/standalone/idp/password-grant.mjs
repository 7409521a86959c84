import { errors } from 'oidc-provider';

/**
 * The resource owner password grant (RFC 6749, 4.3), for programs that try the demo out. A production provider has none.
 * `scope` may only name what `scopes` lists; without one all of them are given.
 */
export function passwordGrant({ provider, desk, resource, resourceServer, scopes }) {
  const known = scopes.split(' ');
  return async (ctx) => {
    const { username, password, scope = scopes } = ctx.oidc.params;
    if (!username || !password) throw new errors.InvalidRequest('username and password are required');
    const asked = scope.split(' ');
    const unknown = asked.find((s) => !known.includes(s));
    if (unknown) throw new errors.InvalidScope('requested scope is not allowed', unknown);

    const { person, waitSeconds } = await desk(username, password);
    if (waitSeconds) {
      ctx.set('Retry-After', String(waitSeconds));
      throw new errors.OIDCProviderError(429, 'temporarily_unavailable');
    }
    if (!person) throw new errors.InvalidGrant('wrong user or password');

    const { client } = ctx.oidc;
    const token = new provider.AccessToken({ accountId: person.id, client, gty: 'password', scope: asked.join(' ') });
    token.resourceServer = new provider.ResourceServer(resource, resourceServer(client));
    ctx.body = { access_token: await token.save(), token_type: 'Bearer', expires_in: token.expiration, scope: token.scope };
  };
}
