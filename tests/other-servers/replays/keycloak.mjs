// Keycloak, a realm "home". www.keycloak.org/docs/latest/server_admin has the client's switch and the lifetimes;
// www.keycloak.org/securing-apps/oidc-layers the addresses of the endpoints. The errors, their words and the order of checks are
// those of DeviceEndpoint.java and DeviceGrantType.java in github.com/keycloak/keycloak, services/.../grants/device. A scope
// that the client lacks is refused since 26.8 only (github.com/keycloak/keycloak/issues/52785). Unsure: 401 with
// "invalid_client" for a stranger at the token endpoint.
import { metadata, requests } from './openid.mjs'

const paths = {
  ask: '/realms/home/protocol/openid-connect/auth/device',
  token: '/realms/home/protocol/openid-connect/token',
  profile: '/realms/home/protocol/openid-connect/userinfo',
}

const words = {
  missing: [400, 'invalid_request', 'Missing parameter: '],
  stranger: [401, 'invalid_client', 'Invalid client or Invalid client credentials'],
  unallowed: [400, 'unauthorized_client', 'Client is not allowed to initiate OAuth 2.0 Device Authorization Grant.'],
  grant: [400, 'unsupported_grant_type', 'Unsupported grant_type'],
  code: [400, 'invalid_grant', 'Device code not valid'],
  pending: [400, 'authorization_pending', 'The authorization request is still pending'],
  denied: [400, 'access_denied', 'The end user denied the authorization request'],
  expired: [400, 'expired_token', 'Device code is expired'],
  refresh: [400, 'invalid_grant', 'Token is not active'],
  token: [401, 'invalid_token', 'Token verification failed'],
}
const bad = (what, name = '') => {
  const [status, error, text] = words[what]
  return [status, { error, error_description: text + name }]
}
const code = (origin, client) => ({
  device_code: 'GXYmyXbJ5pVzZ9', user_code: 'WDJB-MJHT',
  verification_uri: `${origin}/realms/home/device`,
  verification_uri_complete: `${origin}/realms/home/device?user_code=WDJB-MJHT`,
  expires_in: client === 'brief' ? 30 : 600, interval: 5,
})
const profile = { sub: '3b8e8c1e', email_verified: true, name: 'Ada Lovelace', preferred_username: 'ada', given_name: 'Ada' }
const long = { // as long as its real one, about 6.5 KB
  claims_supported: Array(40).fill('preferred_username'), scopes_supported: Array(40).fill('microprofile-jwt'),
  id_token_signing_alg_values_supported: Array(60).fill('ES256'),
  mtls_endpoint_aliases: Object.fromEntries([...Array(30).keys()].map(n => ['alias_' + n, 'https://example.com/realms/home'])),
}

export default {
  routes: {
    'GET /realms/home/.well-known/openid-configuration': metadata('/realms/home', paths, long),
    ...requests(paths, code, bad, profile, { refresh_expires_in: 0, 'not-before-policy': 0, session_state: '7f1b' }),
  },
}
