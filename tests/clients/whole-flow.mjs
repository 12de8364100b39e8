// The whole flow by openid-client alone, at the pace that it keeps by itself.
//   usage: node whole-flow.mjs ISSUER CLIENT_ID
// Prints the device authorization answer as a line of JSON, polls, and prints the claims' scope once approved.
import { webcrypto } from 'node:crypto'

globalThis.crypto ??= webcrypto // Node 18, as in Debian 12

const client = await import('openid-client')
const [issuer, clientId] = process.argv.slice(2)
const config = await client.discovery(new URL(issuer), clientId, undefined, client.None(), {
  algorithm: 'oauth2', execute: [client.allowInsecureRequests] })
const device = await client.initiateDeviceAuthorization(config, { scope: 'device offline_access' })
console.log(JSON.stringify(device))
try {
  const tokens = await client.pollDeviceAuthorizationGrant(config, device)
  console.log(JSON.stringify({ token_type: tokens.token_type, scope: tokens.scope, refresh: Boolean(tokens.refresh_token) }))
} catch (error) {
  console.log(JSON.stringify({ error: error.error ?? error.code ?? error.name }))
  process.exitCode = 1
}
