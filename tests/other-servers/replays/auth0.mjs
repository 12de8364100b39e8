// Auth0. Under auth0.com/docs/get-started/authentication-and-authorization-flow/device-authorization-flow:
// call-your-api-using-the-device-authorization-flow has requests, statuses and errors; "expired_token" comes once, then
// "invalid_grant". A secret is refused: github.com/auth0/ruby-auth0/pull/794. A client without the grant:
// github.com/auth0-lab/auth0-unity/issues/13. Unsure: the status for a stranger.
import { metadata, requests } from './openid.mjs'
import { urn } from './replay.mjs'

const paths = { ask: '/oauth/device/code', token: '/oauth/token', profile: '/userinfo' }
const isExpired = { told: false }

const words = {
  missing: [400, 'invalid_request', 'Missing required parameter: '],
  stranger: [403, 'unauthorized_client', 'Unauthorized or unknown client'],
  unallowed: [403, 'unauthorized_client', `Grant type '${urn}' not allowed for the client.`],
  grant: [403, 'unsupported_grant_type', 'Unsupported grant type'],
  code: [403, 'invalid_grant', 'Invalid or expired device code.'],
  pending: [403, 'authorization_pending', 'User has yet to authorize device code.'],
  denied: [403, 'access_denied', 'User denied the device code.'],
  refresh: [403, 'invalid_grant', 'Unknown or invalid refresh token.'],
}
const bad = (what, name = '') => {
  if (what === 'token') return [401, 'Unauthorized']
  if (what === 'missing' && name === 'client_secret') what = 'unallowed'
  if (what === 'expired') {
    const error = isExpired.told ? 'invalid_grant' : 'expired_token'
    isExpired.told = true
    return [403, { error, error_description: 'The device code has expired.' }]
  }
  const [status, error, text] = words[what]
  return [status, { error, error_description: text + name }]
}
const code = origin => ({
  device_code: 'Ag_EE28E5aBfXp', user_code: 'QTZL-MCBW', verification_uri: `${origin}/activate`,
  verification_uri_complete: `${origin}/activate?user_code=QTZL-MCBW`, expires_in: 900, interval: 5,
})

export default {
  routes: {
    'GET /.well-known/openid-configuration': metadata('/', paths), // its issuer ends with a slash
    ...requests(paths, code, bad, { sub: 'auth0|5f7c', nickname: 'ada', name: 'Ada Lovelace', updated_at: '2026-05-23' }),
  },
}
