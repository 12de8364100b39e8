// What the providers that are found by their metadata share. Each has its own paths, errors and order of checks, and a page for
// them in its own file.
import { form, fault, urn } from './replay.mjs'

/** The document of OpenID Connect Discovery 3 or RFC 8414 2, as long as a server's. */
export const metadata = (issuer, paths, more = {}) => request => [200, {
  issuer: request.origin + issuer,
  authorization_endpoint: request.origin + paths.ask + '/none',
  token_endpoint: request.origin + paths.token,
  device_authorization_endpoint: request.origin + paths.ask,
  userinfo_endpoint: request.origin + paths.profile,
  jwks_uri: request.origin + '/keys',
  grant_types_supported: ['authorization_code', 'refresh_token', urn],
  ...more,
}]

/**
 * The three requests. A provider gives the paths and a function bad(name of what is wrong, parameter) for its own errors:
 * missing, stranger, grant, code, pending, denied, expired, refresh, token.
 */
export function requests(paths, code, bad, profile, more = {}) {
  return {
    ['POST ' + paths.ask](request, state) {
      const given = form(request, name => ({ [name]: '' }))
      const name = fault(given, { client_id: undefined, scope: undefined })
      if (name) return bad('missing', name)
      if (given.client_id === 'without') return bad('unallowed')
      if (given.client_id !== 'board' && given.client_id !== 'brief') return bad('stranger')
      state.offline = given.scope.split(' ').some(each => each === 'offline_access' || each === 'offline')
      return [200, code(request.origin, given.client_id)]
    },
    ['POST ' + paths.token](request, state) {
      const given = form(request, name => ({ [name]: '' }))
      if (given.grant_type === 'refresh_token') {
        const name = fault(given, { grant_type: 'refresh_token', refresh_token: undefined, client_id: undefined })
        if (name) return bad('missing', name)
        return given.refresh_token === state.refresh ? tokens(state) : bad('refresh')
      }
      if (given.grant_type !== urn) return bad('grant')
      const name = fault(given, { grant_type: urn, device_code: undefined, client_id: undefined })
      if (name) return bad('missing', name)
      const isKnown = given.device_code === code('', '').device_code
      if (!isKnown) return bad('code')
      return state.decision === 'approved' ? tokens(state) : bad(state.decision)
    },
    ['GET ' + paths.profile](request, state) {
      return request.authorization === 'Bearer ' + state.access ? [200, profile] : bad('token')
    },
  }

  /** Without the scope for it there is no refresh token. */
  function tokens(state) {
    const [status, given] = state.give({ token_type: 'Bearer', id_token: 'i'.repeat(900), scope: 'openid', ...more })
    if (!state.offline) delete given.refresh_token
    return [status, given]
  }
}
