// Facebook Login for Devices. developers.facebook.com/docs/facebook-login/for-devices: requests, and errors as objects whose
// subcode tells them apart. Tokens have no token_type and no refresh. Unsure: the subcode of a denial; the profile by a header.
import { form, fault } from './replay.mjs'

const bad = (code, subcode, message) => [400, {
  error: { message, type: 'OAuthException', code, error_subcode: subcode, fbtrace_id: 'A' },
}]

export default {
  routes: {
    'POST /v2.6/device/login'(request) {
      const given = form(request, name => ({ [name]: '' }))
      if (given.access_token !== 'board|secret') return [400, { error: { message: 'Invalid OAuth access token', code: 190 } }]
      const name = fault(given, { access_token: undefined, scope: 'public_profile' })
      if (name) return [400, { error: { message: 'Invalid parameter ' + name, code: 100 } }]
      return [200, {
        code: '92a2b2e351f2b0b3503b2de251132f47', user_code: 'A1NWZ9KB', verification_uri: 'https://www.facebook.com/device',
        expires_in: 420, interval: 5,
      }]
    },
    'POST /v2.6/device/login_status'(request, state) {
      const given = form(request, name => ({ [name]: '' }))
      if (fault(given, { access_token: 'board|secret', code: '92a2b2e351f2b0b3503b2de251132f47' })) {
        return [400, { error: { message: 'Invalid parameter', code: 100 } }]
      }
      if (state.decision === 'expired') return bad(463, 1349152, 'The session has expired')
      if (state.decision === 'pending') return bad(31, 1349174, 'This request requires the user to take a pending action')
      state.give()
      return [200, { access_token: state.access, data_access_expiration_time: 1800000000, expires_in: 5183996 }]
    },
    'GET /v2.6/me'(request, state) {
      return request.authorization === 'Bearer ' + state.access && request.query === '?fields=name'
        ? [200, { name: 'Ada Lovelace', id: '4' }]
        : bad(190, 463, 'Error validating access token: Session has expired')
    },
  },
}
