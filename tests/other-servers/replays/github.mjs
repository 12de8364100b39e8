// GitHub. Under docs.github.com/en/apps/:
//   oauth-apps/building-oauth-apps/authorizing-oauth-apps#device-flow    requests; errors, which come with status 200
//   creating-github-apps/authenticating-with-a-github-app/refreshing-user-access-tokens
// Without Accept: application/json the answer is a form: github.com/github/docs/issues/3944. api.github.com refuses requests
// without User-Agent: docs.github.com/en/rest/using-the-rest-api/getting-started-with-the-rest-api.
import { form, fault, urn } from './replay.mjs'

const as = (request, body) =>
  [200, request.accept.includes('application/json') ? body : new URLSearchParams(body).toString()]

export default {
  routes: {
    'POST /login/device/code'(request) {
      const given = form(request, name => ({ [name]: '' }))
      if (given.client_id === 'without') return as(request, { error: 'device_flow_disabled' })
      if (fault(given, { client_id: 'board', scope: undefined })) return [404, { error: 'Not Found' }]
      return as(request, {
        device_code: '3584d83530557fdd1f46af8289938c8ef79f9dc5', user_code: 'WDJB-MJHT',
        verification_uri: 'https://github.com/login/device', expires_in: 899, interval: 5,
      })
    },
    'POST /login/oauth/access_token'(request, state) {
      const given = form(request, name => ({ [name]: '' }))
      if (given.client_id !== 'board') return as(request, { error: 'incorrect_client_credentials' })
      if (given.grant_type === 'refresh_token') {
        return fault(given, { client_id: 'board', grant_type: 'refresh_token', refresh_token: state.refresh })
          ? as(request, { error: 'bad_refresh_token' })
          : state.give()
      }
      if (given.grant_type !== urn) return as(request, { error: 'unsupported_grant_type' })
      if (fault(given, { client_id: 'board', device_code: '3584d83530557fdd1f46af8289938c8ef79f9dc5', grant_type: urn })) {
        return as(request, { error: 'incorrect_device_code' })
      }
      if (state.decision === 'expired') return as(request, { error: 'expired_token' })
      if (state.decision === 'denied') return as(request, { error: 'access_denied' })
      if (state.decision === 'pending') {
        // github.com/cli/oauth/pull/107: a slow_down tells the new interval
        state.polls = (state.polls ?? 0) + 1
        return as(request, state.polls === 1 ? { error: 'slow_down', interval: 10 } : { error: 'authorization_pending' })
      }
      return state.give({ scope: 'read:user' })
    },
    'GET /user'(request, state) {
      if (!request.agent) return [403, 'Request forbidden by administrative rules. Please make sure it has a User-Agent header']
      return request.authorization === 'Bearer ' + state.access
        ? [200, { login: 'ada', id: 1, name: null, plan: { name: 'pro', space: 400 } }]
        : [401, { message: 'Bad credentials', documentation_url: 'https://docs.github.com/rest', status: '401' }]
    },
  },
}
