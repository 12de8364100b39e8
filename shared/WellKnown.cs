namespace Pairing.Protocol
{
    /// <summary>The service's paths. A client that is not ours finds them by the metadata document (RFC 8414).</summary>
    public static class WellKnown
    {
        public const string DeviceAuthorization = "/oauth/device_authorization";
        public const string Token = "/oauth/token";
        public const string Revocation = "/oauth/revoke";
        public const string Introspection = "/oauth/introspect";
        public const string Jwks = "/oauth/jwks";
        public const string Metadata = "/.well-known/oauth-authorization-server"; // RFC 8414 3
        public const string OpenIdMetadata = "/.well-known/openid-configuration"; // RFC 8414 5, for servers that have only this

        /// <summary>The page on which a person enters a code; short, since it is typed (RFC 8628 6.2).</summary>
        public const string Verification = "/d";

        /// <summary>The paired device's own record.</summary>
        public const string Device = "/api/device";

        /// <summary>What the paired device's screen is to show.</summary>
        public const string DeviceScreen = "/api/device/screen";

        /// <summary>Below it the owner's devices by their ids.</summary>
        public const string Devices = "/api/devices";
    }
}
