// An OpenID provider that is not ours, with the device flow switched on.
//   usage: node oidc-provider.mjs CHARSET MASK     how its user codes look: base-20 ****-****, digits ***-***-***
// Prints a line with its issuer, then a line for each time that it gave tokens, between what the library has to say; ends
// with standard input.
import { createServer } from 'node:http'
import Provider from 'oidc-provider'

const [charset, mask] = process.argv.slice(2)
const deviceCode = 'urn:ietf:params:oauth:grant-type:device_code'

const server = createServer()
server.listen(0, '127.0.0.1', () => {
  const issuer = `http://127.0.0.1:${server.address().port}`
  const provider = new Provider(issuer, {
    clients: [{
      client_id: 'board',
      token_endpoint_auth_method: 'none',
      grant_types: [deviceCode, 'refresh_token'],
      response_types: [],
      redirect_uris: [],
    }],
    features: { deviceFlow: { enabled: true, charset, mask } },
    cookies: { keys: ['for tests alone'] },
    // It drops offline_access unless asked with a prompt, which the device flow has not.
    issueRefreshToken: (ctx, client) => client.grantTypeAllowed('refresh_token'),
  })
  provider.on('grant.success', ctx => console.log('granted:', ctx.oidc.params.grant_type))
  // The board's library names no port, and this server makes its addresses of what it hears, as behind a proxy that knows better.
  server.prependListener('request', request => { request.headers.host = new URL(issuer).host })
  server.on('request', provider.callback())
  console.log('issuer:', issuer)
})

process.stdin.resume().on('end', () => process.exit())
