// Okta, the organization's own authorization server. developer.okta.com/docs/guides/device-authorization-grant/main has the
// requests and the word for a pending code; developer.okta.com/docs/reference/api/oidc the errors. A stranger gets errorCode
// in place of error: github.com/okta/samples-nodejs-express-4/issues/60. Unsure: the texts beside denied and expired.
import { metadata, requests } from './openid.mjs'

const paths = { ask: '/oauth2/v1/device/authorize', token: '/oauth2/v1/token', profile: '/oauth2/v1/userinfo' }

const words = {
  missing: [400, 'invalid_request', 'The request is missing a parameter: '],
  unallowed: [400, 'unauthorized_client', 'The client is not authorized to use the provided grant type.'],
  grant: [400, 'unsupported_grant_type', 'The authorization grant type is not supported by the authorization server.'],
  code: [400, 'invalid_grant', 'The device code is invalid or has expired.'],
  pending: [400, 'authorization_pending', 'The device authorization is pending. Please try again later.'],
  denied: [400, 'access_denied', 'The user denied the request.'],
  expired: [400, 'expired_token', 'The device code has expired.'],
  refresh: [400, 'invalid_grant', 'The refresh token is invalid or expired.'],
}
const bad = (what, name = '') => {
  if (what === 'token') return [401, '']
  if (what === 'stranger') {
    return [400, {
      errorCode: 'invalid_client', errorSummary: "Invalid value for 'client_id' parameter.", errorLink: 'invalid_client',
      errorId: 'oaeR1mO8Kc', errorCauses: [],
    }]
  }
  const [status, error, text] = words[what]
  return [status, { error, error_description: text + name }]
}
const code = origin => ({
  device_code: '1a521d9f-0922-4e6d-8db9-8b654297435a', user_code: 'GDLMZQCT', verification_uri: `${origin}/activate`,
  verification_uri_complete: `${origin}/activate?user_code=GDLMZQCT`, expires_in: 600, interval: 5,
})

export default {
  routes: {
    'GET /.well-known/oauth-authorization-server': metadata('', paths),
    'GET /.well-known/openid-configuration': metadata('', paths),
    ...requests(paths, code, bad, { sub: '00uid4Bx', name: 'Ada Lovelace', locale: 'en-US', preferred_username: 'ada' }),
  },
}
