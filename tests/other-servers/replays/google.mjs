// Google. developers.google.com/identity/protocols/oauth2/limited-input-device has requests, statuses and errors;
// accounts.google.com/.well-known/openid-configuration the userinfo endpoint. The secret goes to the token endpoint alone.
// Unsure: the word for an expired code (here invalid_grant); the whole list of allowed scopes.
import { form, fault, urn } from './replay.mjs'

const bad = (status, error) => [status, { error, error_description: error }]
const allowed = ['openid', 'email', 'profile', 'https://www.googleapis.com/auth/youtube.readonly']

export default {
  routes: {
    'POST /device/code'(request) {
      const given = form(request, name => ({ [name]: '' }))
      if (fault(given, { client_id: undefined, scope: undefined })) return bad(400, 'invalid_request')
      if (given.client_id !== 'board') return bad(401, 'invalid_client')
      if (given.scope.includes('quota')) return [403, { error_code: 'rate_limit_exceeded' }]
      if (!given.scope.split(' ').every(each => allowed.includes(each))) return bad(400, 'invalid_scope')
      return [200, {
        device_code: '4/4-GMMhmHCXhWEzkobqIHGG_EnNYYsAkukHspeYUk9E8', user_code: 'GQVQ-JKEC',
        verification_url: 'https://www.google.com/device', expires_in: 1800, interval: 5,
      }]
    },
    'POST /token'(request, state) {
      const given = form(request, name => ({ [name]: '' }))
      if (given.client_id !== 'board' || given.client_secret !== 'secret') return bad(401, 'invalid_client')
      if (given.grant_type === 'refresh_token') {
        const wanted = { client_id: 'board', client_secret: 'secret', refresh_token: undefined, grant_type: 'refresh_token' }
        if (fault(given, wanted)) return bad(400, 'invalid_request')
        if (given.refresh_token !== state.refresh) return bad(400, 'invalid_grant')
        const kept = state.refresh // it is not rotated
        const [, tokens] = state.give()
        delete tokens.refresh_token
        state.refresh = kept
        return [200, tokens]
      }
      if (given.grant_type !== urn) return bad(400, 'unsupported_grant_type')
      if (fault(given, { client_id: 'board', client_secret: 'secret', device_code: undefined, grant_type: urn })) {
        return bad(400, 'invalid_request')
      }
      if (!given.device_code.startsWith('4/4-GMM') || state.decision === 'expired') return bad(400, 'invalid_grant')
      if (state.decision === 'denied') return bad(403, 'access_denied')
      if (state.decision === 'pending') return bad(428, 'authorization_pending')
      return state.give({ scope: 'openid', token_type: 'Bearer' })
    },
    'GET /v1/userinfo'(request, state) {
      return request.authorization === 'Bearer ' + state.access
        ? [200, { sub: '110248495921238986420', name: 'Ada Lovelace', given_name: 'Ada', picture: 'https://lh3.example/p' }]
        : [401, { error: 'invalid_request', error_description: 'Invalid Credentials' }]
    },
  },
}
