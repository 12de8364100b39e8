// A device that pairs, stays paired, and asks who it is. Needs Node 18 and nothing else.
//   node device.mjs [http://localhost:5080] [file for its refresh token]
import { existsSync, readFileSync, renameSync, writeFileSync } from 'node:fs'
import { setTimeout as sleep } from 'node:timers/promises'

const [service = 'http://localhost:5080', file = 'refresh-token'] = process.argv.slice(2)

// The JSON of an answer. A refusal is an answer too; 5xx is none.
async function ask(url, form, headers) {
  const body = form && new URLSearchParams({ client_id: 'screen', ...form })
  const answer = await fetch(url, { method: form ? 'POST' : 'GET', body, headers, signal: AbortSignal.timeout(60_000) })
  if (answer.status >= 500) throw new Error(`${url}: ${answer.status}`)
  return answer.json()
}

// Shows a code, and polls until its owner has decided (RFC 8628).
async function pair() {
  const code = await ask(server.device_authorization_endpoint, { scope: 'device offline_access', device_name: 'JavaScript example' })
  console.log(`Open ${code.verification_uri} and enter ${code.user_code}`)
  const form = { grant_type: 'urn:ietf:params:oauth:grant-type:device_code', device_code: code.device_code }
  const prefer = code.prefer_wait ? { Prefer: `wait=${code.prefer_wait}` } : {} // held until there is news
  const end = performance.now() + code.expires_in * 1000
  let interval = code.interval ?? 5
  for (let begun; (begun = performance.now()) < end;) {
    const answer = await ask(server.token_endpoint, form, prefer).catch(() => null)
    if (!answer) interval = Math.min(interval * 2, 60) // leave the service alone for longer each time
    else if (answer.error === 'slow_down') interval += 5 // for good
    else if (answer.error !== 'authorization_pending') return answer
    if (performance.now() - begun < interval * 1000) await sleep(interval * 1000) // else it was held, and has waited already
  }
  return { error: 'expired_token' }
}

// Before anything else is done with it, and whole or not at all: until then, the old one still works.
function keep(refreshToken) {
  writeFileSync(file + '.new', refreshToken, { mode: 0o600 })
  renameSync(file + '.new', file)
}

const server = await ask(service + '/.well-known/oauth-authorization-server') // RFC 8414
const kept = existsSync(file) && readFileSync(file, 'utf8')
let tokens = kept ? await ask(server.token_endpoint, { grant_type: 'refresh_token', refresh_token: kept }) : await pair()
if (kept && tokens.error === 'invalid_grant') tokens = await pair() // the owner has removed this device
if (tokens.error) {
  console.error(`Not paired: ${tokens.error}`)
  process.exit(1)
}
keep(tokens.refresh_token)
const device = await ask(service + '/api/device', null, { Authorization: `Bearer ${tokens.access_token}` })
console.log(`I am ${device.name} and belong to ${device.account}`)
