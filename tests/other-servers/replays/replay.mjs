// What all replays share: a server on a free port, one code, and a page on which a person decides. A provider is an object
// with the functions code, token and, where it has one, profile; each gets a request and returns [status, body].
//   GET /decide?to=approved|denied|expired    what the person does
//   GET /end                                  the access token is over, as after its time
import { createServer } from 'node:http'

export const urn = 'urn:ietf:params:oauth:grant-type:device_code'

/** The parameters of a form; an answer of the provider's where the request is no form. */
export function form(request, refuse) {
  if (request.type !== 'application/x-www-form-urlencoded') return refuse('content-type')
  return Object.fromEntries(new URLSearchParams(request.body))
}

/** Null when these parameters and no others are there; else the name at fault. */
export function fault(given, wanted) {
  for (const [name, value] of Object.entries(wanted)) {
    if (!(name in given) || (value !== undefined && given[name] !== value)) return name
  }
  return Object.keys(given).find(name => !(name in wanted)) ?? null
}

/** Starts it; prints its address, then a line for each request and what became of it. */
export function play(provider) {
  const state = { decision: 'pending', access: '', refresh: '', tokens: 0, seconds: provider.seconds ?? 3600 }
  state.give = (more = {}) => {
    state.tokens++
    state.access = 'access-' + state.tokens
    state.refresh = 'refresh-' + state.tokens
    const tokens = { access_token: state.access, token_type: 'bearer', expires_in: state.seconds, refresh_token: state.refresh }
    return [200, { ...tokens, ...more }]
  }
  const server = createServer(async (incoming, outgoing) => {
    const chunks = []
    for await (const chunk of incoming) chunks.push(chunk)
    const url = new URL(incoming.url, 'http://x')
    const request = {
      method: incoming.method, origin: address(), path: url.pathname, query: url.search,
      type: incoming.headers['content-type'] ?? '',
      accept: incoming.headers.accept ?? '', agent: incoming.headers['user-agent'] ?? '',
      authorization: incoming.headers.authorization ?? '', body: Buffer.concat(chunks).toString(),
    }
    const [status, body] = answer(request, url)
    const text = typeof body === 'string' ? body : JSON.stringify(body)
    console.log(`${request.method} ${url.pathname}: ${status} ${text.slice(0, 120)}`)
    outgoing.writeHead(status, { 'content-type': text.startsWith('{') ? 'application/json' : 'text/plain' }).end(text)
  })

  // Not by the header Host, which a board sends without the port
  function address() {
    return `http://127.0.0.1:${server.address().port}`
  }

  function answer(request, url) {
    if (url.pathname === '/decide') {
      state.decision = url.searchParams.get('to')
      return [200, state.decision]
    }
    if (url.pathname === '/end') {
      state.access = 'over'
      return [200, 'over']
    }
    for (const [place, reply] of Object.entries(provider.routes)) {
      if (place === `${request.method} ${request.path}`) return reply(request, state)
    }
    return [404, `nothing at ${request.method} ${request.path}`]
  }

  server.listen(0, '127.0.0.1', () => console.log(`issuer: ${address()}`))
  process.stdin.resume().on('end', () => process.exit())
}
