// The whole flow by openid-client alone, at the pace that it keeps by itself.
//   usage: node whole-flow.mjs ISSUER CLIENT_ID [CLIENT_SECRET]
// Prints the device authorization answer as a line of JSON, polls, and prints what it got once approved. With a secret it
// asks whether its token is good; at the end it gives the token back, and asks once more.
import { webcrypto } from 'node:crypto'

globalThis.crypto ??= webcrypto // Node 18, as in Debian 12

const client = await import('openid-client')
const [issuer, clientId, secret] = process.argv.slice(2)
const authentication = secret ? client.ClientSecretPost(secret) : client.None()
const config = await client.discovery(new URL(issuer), clientId, undefined, authentication, {
  algorithm: 'oauth2', execute: [client.allowInsecureRequests] })
const device = await client.initiateDeviceAuthorization(config, { scope: 'device offline_access' })
console.log(JSON.stringify(device))
try {
  const tokens = await client.pollDeviceAuthorizationGrant(config, device)
  const ask = async () => secret && (await client.tokenIntrospection(config, tokens.access_token)).active
  const before = await ask()
  await client.tokenRevocation(config, tokens.refresh_token)
  console.log(JSON.stringify({
    token_type: tokens.token_type, scope: tokens.scope, refresh: Boolean(tokens.refresh_token), before, after: await ask() }))
} catch (error) {
  console.log(JSON.stringify({ error: error.error ?? error.code ?? error.name }))
  process.exitCode = 1
}
