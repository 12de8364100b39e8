// A device that pairs, stays paired, and asks the service for its name. Needs Node 18 and nothing else.
//   node device.mjs [http://localhost:5080] [file for its refresh token]
import { existsSync, readFileSync, renameSync, writeFileSync } from 'node:fs'
import { setTimeout as sleep } from 'node:timers/promises'

const [service = 'http://localhost:5080', file = 'refresh-token'] = process.argv.slice(2)

// Returns the JSON of a response, also of an error response. 5xx is an exception.
async function ask(url, form, headers) {
  const body = form && new URLSearchParams({ client_id: 'screen', ...form })
  const response = await fetch(url, { method: form ? 'POST' : 'GET', body, headers, signal: AbortSignal.timeout(60_000) })
  if (response.status >= 500) throw new Error(`${url}: ${response.status}`)
  return response.json()
}

// Shows a code and polls until the owner decides (RFC 8628).
async function pair() {
  const about = { scope: 'device offline_access', device_name: 'JavaScript example' }
  const code = await ask(server.device_authorization_endpoint, about)
  console.log(`Open ${code.verification_uri} and enter ${code.user_code}`)
  const form = { grant_type: 'urn:ietf:params:oauth:grant-type:device_code', device_code: code.device_code }
  const prefer = code.prefer_wait ? { Prefer: `wait=${code.prefer_wait}` } : {} // a long poll
  const end = performance.now() + code.expires_in * 1000
  let interval = code.interval ?? 5
  for (let begun; (begun = performance.now()) < end;) {
    const response = await ask(server.token_endpoint, form, prefer).catch(() => null)
    if (!response) interval = Math.min(interval * 2, 60) // no response: wait longer each time
    else if (response.error === 'slow_down') interval += 5 // for all later polls
    else if (response.error !== 'authorization_pending') return response
    if (performance.now() - begun < interval * 1000) await sleep(interval * 1000) // a long poll has waited already
  }
  return { error: 'expired_token' }
}

// Stores the token before anything else happens, completely or not at all. Until then the old one still works.
function keep(refreshToken) {
  writeFileSync(file + '.new', refreshToken, { mode: 0o600 })
  renameSync(file + '.new', file)
}

const server = await ask(service + '/.well-known/oauth-authorization-server') // RFC 8414
const kept = existsSync(file) && readFileSync(file, 'utf8')
let tokens = kept ? await ask(server.token_endpoint, { grant_type: 'refresh_token', refresh_token: kept }) : await pair()
if (kept && tokens.error === 'invalid_grant') tokens = await pair() // the owner removed this device
if (tokens.error) {
  console.error(`Not paired: ${tokens.error}`)
  process.exit(1)
}
keep(tokens.refresh_token)
const device = await ask(service + '/api/device', null, { Authorization: `Bearer ${tokens.access_token}` })
console.log(`I am ${device.name}, paired with ${device.account}`)
