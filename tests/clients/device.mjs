// A device played by oauth4webapi, one step for each line on standard input, one line of JSON for each answer.
//   usage: node device.mjs ISSUER CLIENT_ID [CLIENT_SECRET]
//   lines: authorize SCOPE... | poll | refresh | validate | introspect KIND | revoke KIND | quit
import { createInterface } from 'node:readline'
import { webcrypto } from 'node:crypto'

globalThis.crypto ??= webcrypto // Node 18, as in Debian 12

const oauth = await import('oauth4webapi')
const [issuerText, clientId, secret] = process.argv.slice(2)
const issuer = new URL(issuerText)
const http = { [oauth.allowInsecureRequests]: true }
const client = { client_id: clientId }
const authentication = secret ? oauth.ClientSecretBasic(secret) : oauth.None()
const server = await oauth.processDiscoveryResponse(
  issuer, await oauth.discoveryRequest(issuer, { ...http, algorithm: 'oauth2' }))

let device, tokens

const steps = {
  async authorize(...scopes) {
    const response = await oauth.deviceAuthorizationRequest(
      server, client, authentication, { scope: scopes.join(' ') }, http)
    device = await oauth.processDeviceAuthorizationResponse(server, client, response)
    return { user_code: device.user_code, interval: device.interval, expires_in: device.expires_in }
  },
  async poll() {
    const response = await oauth.deviceCodeGrantRequest(server, client, authentication, device.device_code, http)
    tokens = await oauth.processDeviceCodeResponse(server, client, response)
    return { token_type: tokens.token_type, expires_in: tokens.expires_in, scope: tokens.scope }
  },
  async refresh() {
    const response = await oauth.refreshTokenGrantRequest(server, client, authentication, tokens.refresh_token, http)
    tokens = await oauth.processRefreshTokenResponse(server, client, response)
    return { token_type: tokens.token_type, expires_in: tokens.expires_in }
  },
  // As a resource server does: signature by the published keys, then every claim that RFC 9068 asks for
  async validate() {
    const request = new Request(issuer, { headers: { authorization: `Bearer ${tokens.access_token}` } })
    return await oauth.validateJwtAccessToken(server, request, server.issuer, http)
  },
  async introspect(kind) {
    const response = await oauth.introspectionRequest(server, client, authentication, tokens[kind], http)
    return await oauth.processIntrospectionResponse(server, client, response)
  },
  async revoke(kind) {
    const response = await oauth.revocationRequest(server, client, authentication, tokens[kind], http)
    await oauth.processRevocationResponse(response)
    return true
  },
}

for await (const line of createInterface({ input: process.stdin })) {
  const [step, ...words] = line.trim().split(/\s+/)
  if (step === 'quit') break
  try {
    console.log(JSON.stringify({ ok: await steps[step](...words) }))
  } catch (error) {
    console.log(JSON.stringify({ error: error.error ?? error.code ?? error.name, status: error.status, message: error.message }))
  }
}
