// A resource server that checks tokens offline, with the published keys only (RFC 9068 4).
//   node resource-server.mjs http://localhost:5080 5090
//   curl -H "Authorization: Bearer $ACCESS_TOKEN" http://localhost:5090/hello
import { createPublicKey, verify } from 'node:crypto'
import { createServer } from 'node:http'

const [issuer = 'http://localhost:5080', port = 5090] = process.argv.slice(2) // the exact issuer of the metadata
let keys = [], fetchedAt

async function fetchKeys() {
  keys = (await (await fetch(issuer + '/oauth/jwks')).json()).keys
  fetchedAt = Date.now()
}

// Returns the claims of a valid token, otherwise null.
async function check(token) {
  try {
    const [head, body, signature] = token.split('.')
    const header = JSON.parse(Buffer.from(head, 'base64url'))
    const find = () => keys.find(key => key.kid === header.kid)
    if (!find() && Date.now() - fetchedAt > 60_000) await fetchKeys() // the service may have a new key
    const key = { key: createPublicKey({ key: find(), format: 'jwk' }), dsaEncoding: 'ieee-p1363' }
    const signed = Buffer.from(`${head}.${body}`)
    const isSigned = header.alg === 'ES256' && verify('sha256', signed, key, Buffer.from(signature, 'base64url'))
    const claims = JSON.parse(Buffer.from(body, 'base64url'))
    return isSigned && header.typ === 'at+jwt' && claims.iss === issuer
      && [claims.aud].flat().includes(issuer) && claims.exp > Date.now() / 1000 ? claims : null
  } catch {
    return null
  }
}

await fetchKeys()
createServer(async (request, response) => {
  const [scheme, token] = (request.headers.authorization ?? '').split(' ')
  const refuse = (status, challenge) => response.writeHead(status, { 'WWW-Authenticate': challenge }).end()
  if (scheme !== 'Bearer' || !token) return refuse(401, 'Bearer') // RFC 6750 3.1: no error if the request has no token
  const claims = await check(token)
  if (!claims) return refuse(401, 'Bearer error="invalid_token"')
  if (!claims.scope.split(' ').includes('device')) return refuse(403, 'Bearer error="insufficient_scope", scope="device"')
  response.end(`Hello, device ${claims.device_id} of account ${claims.sub}\n`)
}).listen(port, '127.0.0.1', function () { console.log(`Now listening on: http://127.0.0.1:${this.address().port}`) })
