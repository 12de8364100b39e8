using Pairing.Firmware.Core.Settings;
using Pairing.Firmware.Core.Storage;
using Pairing.Protocol;

namespace Pairing.Firmware.Core.DeviceFlow
{
    /// <summary>What pairing yields, as it is kept in flash.</summary>
    public sealed class Tokens
    {
        private const int Members = 6;
        private const int OldMembers = 4; // of firmware that knew one kind of server only

        private Tokens(string access, string refresh, string account, string profile, long renewAt)
        {
            Access = access;
            Refresh = refresh;
            Account = account;
            Profile = profile;
            RenewAt = renewAt;
        }

        public readonly string Access;

        /// <summary>Empty when the server gives none.</summary>
        public readonly string Refresh;

        /// <summary>Whose the device is; empty when the server did not say.</summary>
        public readonly string Account;

        /// <summary>See <see cref="Endpoints.Profile"/>.</summary>
        public readonly string Profile;

        /// <summary>
        /// The date by which they are renewed without being asked to, seconds since 1970; 0 for none. Our API says itself when a
        /// token is over.
        /// </summary>
        public readonly long RenewAt;

        /// <summary>The server has our API.</summary>
        public bool HasApi
        {
            get { return Profile == WellKnown.Device; }
        }

        /// <param name="profile">See <see cref="Endpoints.Profile"/>.</param>
        /// <param name="date">Today's, seconds since 1970.</param>
        public static Tokens From(Response response, string profile, long date)
        {
            return new Tokens(
                response.access_token, response.refresh_token, response.account, profile, Due(response, profile, date));
        }

        /// <summary>RFC 6749 6: without a new refresh token in the response, the old one goes on.</summary>
        public Tokens Renewed(Response response, long date)
        {
            return new Tokens(
                response.access_token,
                response.refresh_token.Length > 0 ? response.refresh_token : Refresh,
                response.account.Length > 0 ? response.account : Account,
                Profile,
                Due(response, Profile, date));
        }

        public Tokens For(string account)
        {
            return new Tokens(Access, Refresh, account, Profile, RenewAt);
        }

        /// <summary>
        /// Null when the record is not one, or belongs to another server or client: no server sees the tokens of another.
        /// </summary>
        public static Tokens? Unpack(byte[]? record, DeviceSettings settings)
        {
            string[]? texts = Texts.Unpack(record, Members) ?? Texts.Unpack(record, OldMembers);
            return texts == null || texts[0] != settings.Identity ? null
                : texts.Length == OldMembers ? new Tokens(texts[1], texts[2], texts[3], WellKnown.Device, 0)
                : new Tokens(texts[1], texts[2], texts[3], texts[4], long.TryParse(texts[5], out long date) ? date : 0);
        }

        public byte[] Pack(DeviceSettings settings)
        {
            return Texts.Pack(settings.Identity, Access, Refresh, Account, Profile, RenewAt.ToString());
        }

        /// <summary>When nine tenths of their life are over.</summary>
        private static long Due(Response response, string profile, long date)
        {
            int seconds = Response.Seconds(response.expires_in, 0);
            return profile == WellKnown.Device || seconds == 0 ? 0 : date + seconds - seconds / 10;
        }
    }
}
