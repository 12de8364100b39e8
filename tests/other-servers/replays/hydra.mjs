// Ory Hydra 25 and later. www.ory.sh/docs/oauth2-oidc/device-authorization has the requests, www.ory.sh/docs/hydra/reference/api
// the paths. Errors and the order of checks: fosite/handler/rfc8628/token_handler.go in github.com/ory/hydra. It asks whether
// the owner has approved before it asks whether the code has expired: a code without an answer stays "pending" for ever. So does
// one whose owner has said no (github.com/ory/hydra/issues/4110). Unsure: the status of access_denied in newer versions.
import { metadata, requests } from './openid.mjs'

const paths = { ask: '/oauth2/device/auth', token: '/oauth2/token', profile: '/userinfo' }

const words = {
  missing: [400, 'invalid_request', 'The request is missing a required parameter. Make sure that it is there: '],
  stranger: [401, 'invalid_client', 'Client authentication failed (e.g., unknown client). The requested resource is unknown.'],
  unallowed: [400, 'unauthorized_client', 'The client is not authorized to request a token using this method.'],
  grant: [400, 'unsupported_grant_type', 'The authorization grant type is not supported by the authorization server.'],
  code: [400, 'invalid_grant', 'The provided authorization grant is invalid, expired or revoked.'],
  pending: [400, 'authorization_pending', 'The authorization request is still pending.'],
  denied: [400, 'authorization_pending', 'The authorization request is still pending.'],
  expired: [400, 'authorization_pending', 'The authorization request is still pending.'],
  refresh: [400, 'invalid_grant', 'The refresh token is malformed or not valid.'],
  token: [401, 'request_unauthorized', 'The request could not be authorized. Check that you provided a valid token.'],
}
const bad = (what, name = '') => {
  const [status, error, text] = words[what]
  return [status, { error, error_description: text + name }]
}
const code = (origin, client) => ({
  device_code: 'ory_dc_ZfGxr8oL', user_code: 'AXDEBYZT',
  verification_uri: `${origin}/oauth2/device/verify`,
  verification_uri_complete: `${origin}/oauth2/device/verify?user_code=AXDEBYZT`,
  expires_in: client === 'brief' ? 30 : 600, interval: 5,
})

export default {
  routes: {
    'GET /.well-known/openid-configuration': metadata('/', paths),
    ...requests(paths, code, bad, { sub: 'c1d2', sid: '9f', aud: ['board'], iss: 'https://hydra.example.com' }),
  },
}
