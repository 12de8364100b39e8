// Trakt. trakt.docs.apiary.io/#reference/authentication-devices: JSON bodies, and the status alone tells what became of a poll.
// Tokens of 24 hours: github.com/trakt/trakt-api/discussions/495. Unsure: whether newer servers have a body with a 400.
import { fault } from './replay.mjs'

function json(request) {
  try {
    return request.type === 'application/json' ? JSON.parse(request.body) : { body: '' }
  } catch {
    return { body: '' }
  }
}

export default {
  seconds: 86400,
  routes: {
    'POST /oauth/device/code'(request) {
      if (fault(json(request), { client_id: 'board' })) return [403, { error: 'invalid_api_key' }]
      return [200, {
        device_code: 'd9c126a7706328d808914cfd1e40274b', user_code: '5055CC52', verification_url: 'https://trakt.tv/activate',
        expires_in: 600, interval: 5,
      }]
    },
    'POST /oauth/device/token'(request, state) {
      const given = json(request)
      const name = fault(given, { code: undefined, client_id: 'board', client_secret: 'secret' })
      if (name) return [401, { error: 'invalid_client' }]
      if (given.code !== 'd9c126a7706328d808914cfd1e40274b') return [404, '']
      if (state.tokens > 0) return [409, '']
      if (state.decision === 'expired') return [410, '']
      if (state.decision === 'denied') return [418, '']
      return state.decision === 'pending' ? [400, ''] : state.give({ scope: 'public', created_at: 1487889741 })
    },
    'POST /oauth/token'(request, state) {
      const name = fault(json(request), {
        refresh_token: state.refresh, client_id: 'board', client_secret: 'secret', redirect_uri: 'urn:ietf:wg:oauth:2.0:oob',
        grant_type: 'refresh_token',
      })
      return name ? [401, { error: 'invalid_grant', error_description: name }] : state.give()
    },
  },
}
