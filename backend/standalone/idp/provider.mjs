import { Provider } from 'oidc-provider';
import { errorPage, signedOutPage, signOutPage } from './pages.mjs';
import { passwordGrant } from './password-grant.mjs';
import { findPerson, profileOf, rolesOf } from './people.mjs';

const HOUR = 3600;
const DAY = 24 * HOUR;
const RESOURCE = 'urn:conversations';
const USER_SCOPES = 'openid profile email';
/** The programs with an identity of their own, and the scopes that each may ask for: those that operations of the API ask for. */
const PROGRAM_SCOPES = { 'crm-sync': 'records:write users:write', automation: '' };
const INTEGRATION_SCOPES = Object.values(PROGRAM_SCOPES).join(' ').trim();

const clients = (origins) => [
  {
    client_id: 'conversations',
    token_endpoint_auth_method: 'none',
    grant_types: ['authorization_code', 'refresh_token', 'password'],
    response_types: ['code'],
    redirect_uris: origins.map((origin) => `${origin}/signed-in`),
    post_logout_redirect_uris: origins.map((origin) => `${origin}/`),
    // The API is told of each session that ends, with the id that its tokens carry.
    backchannel_logout_uri: `${origins[0]}/api/v1/backchannel-logout`,
    backchannel_logout_session_required: true,
    scope: USER_SCOPES,
  },
  ...Object.entries(PROGRAM_SCOPES).map(([id, scope]) => ({
    client_id: id,
    client_secret: `${id}-secret`,
    token_endpoint_auth_method: 'client_secret_basic',
    grant_types: ['client_credentials'],
    response_types: [],
    redirect_uris: [],
    ...(scope && { scope }),
  })),
];

/**
 * The demo's OpenID provider. `origins` are where the SPA may live, `desk` checks passwords (signin.mjs), `secrets` come
 * from secrets.mjs, `store` from store.mjs. Access tokens are JWTs for the audience `conversations`.
 */
export function createProvider({ issuer, origins, secrets, store, accessTokenSeconds, desk }) {
  const resourceServer = (client) => ({
    audience: 'conversations',
    scope: PROGRAM_SCOPES[client.clientId] ?? USER_SCOPES,
    accessTokenFormat: 'jwt',
    accessTokenTTL: accessTokenSeconds,
    jwt: { sign: { alg: 'RS256' } },
  });
  // Cookies of one host are shared by all its ports: the port keeps two demos side by side apart.
  const cookie = (name) => `conversations_${new URL(issuer).port}_${name}`;

  const provider = new Provider(issuer, {
    adapter: (kind) => store.adapter(kind),
    clients: clients(origins),
    jwks: { keys: [secrets.signing] },
    cookies: {
      keys: secrets.cookies,
      names: { session: cookie('session'), interaction: cookie('sign_in'), resume: cookie('resume') },
      long: { signed: true, sameSite: 'lax' },
      short: { signed: true, sameSite: 'lax' },
    },
    scopes: `${USER_SCOPES} ${INTEGRATION_SCOPES}`.split(' '),
    responseTypes: ['code'],
    clientAuthMethods: ['none', 'client_secret_basic', 'client_secret_post'],
    claims: {
      openid: ['sub'],
      profile: ['given_name', 'family_name', 'name', 'preferred_username'],
      email: ['email', 'email_verified'],
    },
    conformIdTokenClaims: false,
    pkce: { required: () => true },
    issueRefreshToken: (_ctx, client) => client.grantTypeAllowed('refresh_token'),
    clientBasedCORS: (_ctx, origin, client) => client.clientId === 'conversations' && origins.includes(origin),
    findAccount: (_ctx, id) => {
      const person = findPerson(id);
      return person && { accountId: id, claims: () => ({ sub: id, ...profileOf(person) }) };
    },
    extraTokenClaims: (_ctx, token) => {
      const person = findPerson(token.accountId);
      if (!person) return undefined;
      // `sid` is that of the browser's session; a token that was got by a password belongs to none.
      return { ...profileOf(person), ...rolesOf(person), ...(token.sid && { sid: token.sid }) };
    },
    interactions: { url: (_ctx, interaction) => `/sign-in/${interaction.uid}` },
    loadExistingGrant: grantWithoutAsking,
    renderError: (ctx, out) => {
      ctx.type = 'html';
      ctx.body = errorPage(out.error_description ?? out.error, origins[0]);
    },
    // The library's guard against private addresses is off, because all parts of the demo are on this machine.
    fetch: (url, options) => fetch(url, { ...options, dispatcher: undefined }),
    features: {
      devInteractions: { enabled: false },
      dPoP: { enabled: false },
      pushedAuthorizationRequests: { enabled: false },
      clientCredentials: { enabled: true },
      revocation: { enabled: true, allowedPolicy: (_ctx, client, token) => token.clientId === client.clientId },
      backchannelLogout: { enabled: true },
      rpInitiatedLogout: {
        enabled: true,
        logoutSource: (ctx, form) => {
          // Only the holder of an ID token of this session can have sent the request, so there is nothing to confirm.
          const hinted = ctx.oidc.entities.IdTokenHint?.payload.sub === ctx.oidc.session.accountId;
          ctx.body = signOutPage(form, { confirmed: hinted });
        },
        postLogoutSuccessSource: (ctx) => {
          ctx.body = signedOutPage(origins[0]);
        },
      },
      resourceIndicators: {
        enabled: true,
        defaultResource: () => RESOURCE,
        useGrantedResource: () => true,
        getResourceServerInfo: (_ctx, _resource, client) => resourceServer(client),
      },
    },
    ttl: {
      AccessToken: accessTokenSeconds,
      ClientCredentials: accessTokenSeconds,
      AuthorizationCode: 60,
      IdToken: HOUR,
      Interaction: HOUR,
      Grant: 14 * DAY,
      RefreshToken: 14 * DAY,
      Session: 14 * DAY,
    },
  });
  provider.registerGrantType('password', passwordGrant({ provider, desk, resource: RESOURCE, resourceServer, scopes: USER_SCOPES }), [
    'username',
    'password',
    'scope',
  ]);
  return provider;
}

// Our own clients need no consent screen: whoever signs in has agreed.
async function grantWithoutAsking(ctx) {
  const { client, session, provider } = ctx.oidc;
  const known = session.grantIdFor(client.clientId);
  const grant =
    (known && (await provider.Grant.find(known))) || new provider.Grant({ clientId: client.clientId, accountId: session.accountId });
  grant.addOIDCScope(USER_SCOPES);
  grant.addResourceScope(RESOURCE, USER_SCOPES);
  await grant.save();
  return grant;
}
