// Twitch. Under dev.twitch.tv/docs/authentication/: getting-tokens-oauth/#device-code-grant-flow, refresh-tokens,
// validate-tokens. A public client refreshes without a secret: github.com/TwitchLib/TwitchLib.Api/issues/413. Scopes only in the
// body, by the name scopes: github.com/nicklaw5/helix/issues/252, github.com/PhilippHeuer/credential-manager/issues/131.
// Unsure: the word after a denial; whether scopes must be in a poll too.
import { form, fault, urn } from './replay.mjs'

const bad = (status, message) => [status, { status, message }]

export default {
  routes: {
    'POST /oauth2/device'(request) {
      const given = form(request, name => ({ [name]: '' }))
      const name = fault(given, { client_id: undefined, scopes: undefined })
      if (name) return bad(400, 'missing ' + name)
      if (given.client_id !== 'board') return bad(400, 'invalid client')
      return [200, {
        device_code: 'ike3GM8QIdYZs43KdrWPIO36LofILoCyFEzjlQ91', expires_in: 1800, interval: 5, user_code: 'ABCDEFGH',
        verification_uri: 'https://www.twitch.tv/activate?device-code=ABCDEFGH',
      }]
    },
    'POST /oauth2/token'(request, state) {
      const given = form(request, name => ({ [name]: '' }))
      if (given.grant_type === 'refresh_token') {
        return fault(given, { client_id: 'board', grant_type: 'refresh_token', refresh_token: state.refresh })
          ? bad(400, 'Invalid refresh token')
          : state.give({ scope: ['user:read:email'] })
      }
      const name = fault(given, { client_id: 'board', scopes: 'user:read:email', device_code: undefined, grant_type: urn })
      if (name) return bad(400, 'missing ' + name)
      if (!given.device_code.startsWith('ike3') || state.decision === 'expired') return bad(400, 'invalid device code')
      if (state.decision === 'denied') return bad(400, 'access_denied') // unsure
      return state.decision === 'pending' ? bad(400, 'authorization_pending') : state.give({ scope: ['user:read:email'] })
    },
    'GET /oauth2/validate'(request, state) {
      return request.authorization === 'OAuth ' + state.access
        ? [200, { client_id: 'board', login: 'ada', scopes: ['user:read:email'], user_id: '141981764', expires_in: 5520838 }]
        : bad(401, 'invalid access token')
    },
  },
}
