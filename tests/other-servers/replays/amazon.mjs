// Login with Amazon for other devices. Under developer.amazon.com/docs/login-with-amazon/:
//   retrieve-code-other-platforms-cbl-docs.html       the request for a code and its errors
//   retrieve-token-other-platforms-cbl-docs.html      polls; tokens of up to 2,048 bytes
//   customer-profile-other-platforms-cbl-docs.html    the profile; insufficient_scope for a token without it
// alexa:all: developer.amazon.com/docs/alexa-voice-service/code-based-linking-other-platforms.html has scope_data. It goes with
// no other scope here: github.com/alexa/avs-device-sdk/issues/771. Unsure: the error for scope_data that is missing or not whole.
// "InvalidValue" for a bad client_id: github.com/alexa/avs-device-sdk/issues/613. "invalid_code_pair" for an unknown or expired
// code: Amazon's guide of its IoT kit. Unsure: the status of a profile with a bad token; what a denial answers.
import { form, fault } from './replay.mjs'

const bad = (error, name) => [400, { error, error_description: `The request has an invalid parameter : ${name}` }]
const product = text => {
  try {
    const all = JSON.parse(text)['alexa:all']
    return !!all.productID && !!all.productInstanceAttributes.deviceSerialNumber
  } catch {
    return false
  }
}
const long = token => token + '|' + 'x'.repeat(2048 - token.length - 1)

export default {
  routes: {
    'POST /auth/o2/create/codepair'(request, state) {
      const given = form(request, name => ({ [name]: '' }))
      const isAlexa = given.scope === 'alexa:all'
      const wanted = { response_type: 'device_code', client_id: undefined, scope: undefined }
      const name = fault(given, isAlexa ? { ...wanted, scope_data: undefined } : wanted)
      if (name) return bad('invalid_request', name)
      if (given.client_id !== 'board') return bad('InvalidValue', 'client_id')
      if (isAlexa && !product(given.scope_data)) return bad('invalid_scope', 'scope_data')
      state.isAlexa = isAlexa
      if (!isAlexa && !given.scope.split(' ').every(each => ['profile', 'profile:user_id', 'postal_code'].includes(each))) {
        return bad('invalid_scope', 'scope')
      }
      return [200, {
        user_code: 'AAYJHL', device_code: 'B66fd882-7405', verification_uri: 'https://amazon.com/us/code',
        expires_in: 600, interval: 5,
      }]
    },
    'POST /auth/o2/token'(request, state) {
      const given = form(request, name => ({ [name]: '' }))
      if (given.grant_type === 'refresh_token') {
        const name = fault(given, { grant_type: 'refresh_token', refresh_token: undefined, client_id: 'board' })
        if (name) return bad('invalid_request', name)
        if (given.refresh_token !== state.long) return bad('invalid_grant', 'refresh_token')
      } else {
        if (given.grant_type !== 'device_code') return bad('unsupported_grant_type', 'grant_type')
        const name = fault(given, { grant_type: 'device_code', device_code: undefined, user_code: undefined })
        if (name) return bad('invalid_request', name)
        const isPair = given.device_code === 'B66fd882-7405' && given.user_code === 'AAYJHL'
        if (!isPair || state.decision === 'expired') return bad('invalid_code_pair', 'device_code')
        if (state.decision === 'denied') return bad('access_denied', 'user') // unsure
        if (state.decision === 'pending') return bad('authorization_pending', 'pending')
      }
      state.give()
      state.access = long(state.access)
      state.long = long(state.refresh)
      return [200, { access_token: state.access, refresh_token: state.long, token_type: 'bearer', expires_in: 3600 }]
    },
    'GET /user/profile'(request, state) {
      if (state.isAlexa) {
        return [401, { error: 'insufficient_scope', error_description: 'The access token has not the scope for this.' }]
      }
      return request.authorization === 'Bearer ' + state.access
        ? [200, { user_id: 'amzn1.account.K2LI23KL2LK2', email: 'ada@example.com', name: 'Ada Lovelace' }]
        : [400, { error: 'invalid_token', error_description: 'The access token is expired or malformed' }]
    },
  },
}
