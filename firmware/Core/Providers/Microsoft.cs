namespace Pairing.Firmware.Core.Providers
{
    /// <summary>
    /// Microsoft accounts and Entra ID. learn.microsoft.com/entra/identity-platform/v2-oauth2-device-code; the endpoints are
    /// named here since the issuer of "common" has {tenantid} in it and is nobody's own.
    /// </summary>
    internal static class Microsoft
    {
        public static Provider Make()
        {
            return new Provider
            {
                Server = "https://login.microsoftonline.com",
                DeviceAuthorization = "/{}/oauth2/v2.0/devicecode",
                Token = "/{}/oauth2/v2.0/token",
                Profile = "https://graph.microsoft.com/oidc/userinfo", // learn.microsoft.com/entra/identity-platform/userinfo
                Scope = "openid profile offline_access",
                Tenant = "common",
                AskNames = "client_id! scope",
                PollNames = "grant_type client_id device_code",
                RefreshNames = "client_id scope refresh_token grant_type",
                Words = "authorization_declined=access_denied|bad_verification_code=invalid_grant|code_expired=expired_token",
            };
        }
    }
}
