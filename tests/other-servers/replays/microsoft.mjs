// Microsoft. learn.microsoft.com/entra/identity-platform/v2-oauth2-device-code has requests and errors, .../userinfo the
// profile. AADSTS7000218, a long invalid_client: github.com/MicrosoftDocs/azure-docs/issues/31986. Unsure: parameters beyond
// those of the page are refused here, and may be ignored there.
import { form, fault, urn } from './replay.mjs'

const bad = (status, error, code, text) => [status, {
  error,
  error_description: `AADSTS${code}: ${text}\r\nTrace ID: 0de65102-2fc2-4862-a02e-4c5b6b0f0400`,
  error_codes: [code], timestamp: '2026-05-23 11:50:14Z', error_uri: `https://login.microsoftonline.com/error?code=${code}`,
}]

export default {
  routes: {
    'POST /common/oauth2/v2.0/devicecode'(request) {
      const given = form(request, name => ({ [name]: '' }))
      const name = fault(given, { client_id: undefined, scope: undefined })
      if (name) return bad(400, 'invalid_request', 900144, `The request body must contain the following parameter: '${name}'.`)
      if (!['board', 'web'].includes(given.client_id)) return bad(400, 'unauthorized_client', 700016, 'Not found.')
      return [200, {
        user_code: 'EWPU7M86B', device_code: 'D'.repeat(900), verification_uri: 'https://microsoft.com/devicelogin',
        expires_in: 900, interval: 5, message: 'To sign in, use a web browser to open the page https://microsoft.com/devicelogin',
      }]
    },
    'POST /common/oauth2/v2.0/token'(request, state) {
      const given = form(request, name => ({ [name]: '' }))
      if (given.client_id === 'web') {
        const text = "The request body must contain the following parameter: 'client_assertion' or 'client_secret'."
        return bad(401, 'invalid_client', 7000218, text)
      }
      if (given.grant_type === 'refresh_token') {
        const name = fault(given, { client_id: 'board', scope: undefined, refresh_token: undefined, grant_type: 'refresh_token' })
        if (name) return bad(400, 'invalid_request', 900144, name)
        if (given.refresh_token !== state.refresh) return bad(400, 'invalid_grant', 700082, 'The refresh token has expired.')
      } else {
        if (given.grant_type !== urn) return bad(400, 'unsupported_grant_type', 70003, 'grant_type')
        const name = fault(given, { grant_type: urn, client_id: 'board', device_code: undefined })
        if (name) return bad(400, 'invalid_request', 900144, name)
        if (given.device_code.length < 900) return bad(400, 'bad_verification_code', 501811, 'device_code')
        if (state.decision === 'expired') return bad(400, 'expired_token', 70020, 'The provided device_code has expired.')
        if (state.decision === 'denied') return bad(400, 'authorization_declined', 70018, 'The user has denied access.')
        if (state.decision === 'pending') return bad(400, 'authorization_pending', 70016, 'Continue to poll.')
      }
      const given2 = state.give({ token_type: 'Bearer', ext_expires_in: 4000, id_token: 'i'.repeat(1200) })
      state.access += 'a'.repeat(2400) // long answers, of over 5 KB
      state.refresh += 'r'.repeat(1400)
      return [200, { ...given2[1], access_token: state.access, refresh_token: state.refresh }]
    },
    'GET /oidc/userinfo'(request, state) {
      return request.authorization === 'Bearer ' + state.access
        ? [200, { sub: 'OLu859SGc2Sr9ZsqbkG-QbeLgJlb41KcdiPoLYNpSFA', name: 'Ada Lovelace', family_name: 'Lovelace' }]
        : [401, { error: { code: 'InvalidAuthenticationToken', message: 'Lifetime validation failed, the token is expired.' } }]
    },
  },
}
