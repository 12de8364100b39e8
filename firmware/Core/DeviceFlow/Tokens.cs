using Pairing.Firmware.Core.Settings;
using Pairing.Firmware.Core.Storage;

namespace Pairing.Firmware.Core.DeviceFlow
{
    /// <summary>What pairing yields, as it is kept in flash.</summary>
    public sealed class Tokens
    {
        private const int Members = 4;

        private Tokens(string access, string refresh, string account)
        {
            Access = access;
            Refresh = refresh;
            Account = account;
        }

        public readonly string Access;

        /// <summary>Empty when the server gives none.</summary>
        public readonly string Refresh;

        /// <summary>Whose the device is; empty when the server did not say.</summary>
        public readonly string Account;

        public static Tokens From(Response response)
        {
            return new Tokens(response.access_token, response.refresh_token, response.account);
        }

        /// <summary>RFC 6749 6: without a new refresh token in the response, the old one goes on.</summary>
        public Tokens Renewed(Response response)
        {
            return new Tokens(
                response.access_token,
                response.refresh_token.Length > 0 ? response.refresh_token : Refresh,
                response.account.Length > 0 ? response.account : Account);
        }

        public Tokens For(string account)
        {
            return new Tokens(Access, Refresh, account);
        }

        /// <summary>
        /// Null when the record is not one, or belongs to another server or client: no server sees the tokens of another.
        /// </summary>
        public static Tokens? Unpack(byte[]? record, DeviceSettings settings)
        {
            string[]? texts = Texts.Unpack(record, Members);
            return texts == null || texts[0] != settings.Identity ? null : new Tokens(texts[1], texts[2], texts[3]);
        }

        public byte[] Pack(DeviceSettings settings)
        {
            return Texts.Pack(settings.Identity, Access, Refresh, Account);
        }
    }
}
