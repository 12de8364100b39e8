// ZITADEL. zitadel.com/docs/guides/solution-scenarios/device-authorization has the requests,
// zitadel.com/docs/apis/openidoauth/endpoints the paths. Errors and the order of checks: pkg/op/device.go and error.go in
// github.com/zitadel/oidc, its own server: a code that it does not know is "access_denied" too. Unsure: the words for a stranger.
import { metadata, requests } from './openid.mjs'

const paths = { ask: '/oauth/v2/device_authorization', token: '/oauth/v2/token', profile: '/oidc/v1/userinfo' }

const words = {
  missing: [400, 'invalid_request', 'missing '],
  stranger: [401, 'invalid_client', 'no active client not found'],
  unallowed: [400, 'unauthorized_client', 'client missing grant type authorization_code'],
  grant: [400, 'unsupported_grant_type', 'unsupported_grant_type'],
  code: [400, 'access_denied', 'The authorization request was denied.'],
  pending: [400, 'authorization_pending', 'The client SHOULD repeat the access token request to the token endpoint.'],
  denied: [400, 'access_denied', 'The authorization request was denied.'],
  expired: [400, 'expired_token', 'The "device_code" has expired.'],
  refresh: [400, 'invalid_grant', 'Errors.OIDCSession.RefreshTokenInvalid'],
  token: [401, 'access_denied', 'access token invalid'],
}
const bad = (what, name = '') => {
  const [status, error, text] = words[what]
  return [status, { error, error_description: text + name }]
}
const code = origin => ({
  device_code: '0jbAZbU0PQMoXWMVbGfKgQ', user_code: 'HNQX-RRLD', verification_uri: `${origin}/device`,
  verification_uri_complete: `${origin}/device?user_code=HNQX-RRLD`, expires_in: 300, interval: 5,
})

export default {
  routes: {
    'GET /.well-known/openid-configuration': metadata('', paths),
    ...requests(paths, code, bad, { sub: '170086824411201793', name: 'Ada Lovelace', preferred_username: 'ada', updated_at: 1 }),
  },
}
