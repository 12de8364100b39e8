namespace Pairing.Protocol
{
    /// <summary>Names in requests and responses, each defined once (RFC 6749, RFC 7009, RFC 7662, RFC 8628).</summary>
    public static class Wire
    {
        // Request parameters and response members
        public const string ClientId = "client_id";
        public const string ClientSecret = "client_secret";
        public const string GrantType = "grant_type";
        public const string Scope = "scope";
        public const string DeviceCode = "device_code";
        public const string UserCode = "user_code";
        public const string VerificationUri = "verification_uri";
        public const string VerificationUriComplete = "verification_uri_complete";
        public const string ExpiresIn = "expires_in";
        public const string Interval = "interval";
        public const string AccessToken = "access_token";
        public const string RefreshToken = "refresh_token";
        public const string TokenType = "token_type";
        public const string Error = "error";
        public const string ErrorDescription = "error_description";
        public const string Token = "token";
        public const string TokenTypeHint = "token_type_hint";

        // Reported by the device in its request; shown to the owner as not verified
        public const string DeviceName = "device_name";
        public const string DeviceModel = "device_model";
        public const string DeviceVersion = "device_version";

        // The account's name in token responses and in the device's record, for the screen. An extension that other clients
        // ignore
        public const string Account = "account";

        // The screen text
        public const string Text = "text";

        // Long polls: a header of requests and responses (RFC 7240), and the maximum wait in seconds. prefer_wait is an
        // extension in the metadata and the device authorization response. Absent: no long polls.
        public const string Prefer = "Prefer";
        public const string PreferenceApplied = "Preference-Applied";
        public const string Wait = "wait"; // RFC 7240 4.3
        public const string PreferWait = "prefer_wait";

        // Grant types
        public const string DeviceCodeGrant = "urn:ietf:params:oauth:grant-type:device_code"; // RFC 8628 3.4
        public const string RefreshTokenGrant = "refresh_token"; // RFC 6749 6

        // Errors, RFC 6749 5.2
        public const string InvalidRequest = "invalid_request";
        public const string InvalidClient = "invalid_client";
        public const string InvalidGrant = "invalid_grant";
        public const string UnauthorizedClient = "unauthorized_client";
        public const string UnsupportedGrantType = "unsupported_grant_type";
        public const string InvalidScope = "invalid_scope";

        // Errors, RFC 8628 3.5
        public const string AuthorizationPending = "authorization_pending";
        public const string SlowDown = "slow_down";
        public const string AccessDenied = "access_denied";
        public const string ExpiredToken = "expired_token";

        // Errors of a protected resource, RFC 6750 3.1
        public const string InvalidToken = "invalid_token";
        public const string InsufficientScope = "insufficient_scope";

        public const string Bearer = "Bearer"; // RFC 6750
        public const string FormMediaType = "application/x-www-form-urlencoded"; // RFC 6749 appendix B
    }
}
