namespace Pairing.Protocol
{
    /// <summary>The paths of the service. Other clients read them from the metadata document (RFC 8414).</summary>
    public static class WellKnown
    {
        public const string DeviceAuthorization = "/oauth/device_authorization";
        public const string Token = "/oauth/token";
        public const string Revocation = "/oauth/revoke";
        public const string Introspection = "/oauth/introspect";
        public const string Jwks = "/oauth/jwks";
        public const string Metadata = "/.well-known/oauth-authorization-server"; // RFC 8414 3
        // RFC 8414 5, for clients that know only this path
        public const string OpenIdMetadata = "/.well-known/openid-configuration";

        /// <summary>The page to enter a code. It is short because people type it (RFC 8628 6.2).</summary>
        public const string Verification = "/d";

        /// <summary>The record of the calling device.</summary>
        public const string Device = "/api/device";

        /// <summary>The screen text of the calling device.</summary>
        public const string DeviceScreen = "/api/device/screen";

        /// <summary>The owner's devices, by id.</summary>
        public const string Devices = "/api/devices";
    }
}
