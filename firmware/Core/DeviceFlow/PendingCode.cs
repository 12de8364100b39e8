using System;
using Pairing.Firmware.Core.Settings;
using Pairing.Firmware.Core.Storage;
using Pairing.Protocol;

namespace Pairing.Firmware.Core.DeviceFlow
{
    /// <summary>
    /// A device code that its owner has not decided yet (RFC 8628 3.2). It is kept in flash, so that a power cut does not end
    /// it.
    /// </summary>
    public sealed class PendingCode
    {
        private const int Members = 11;
        private const int MostLetters = 32; // of a user code: the smallest panel has room for 36

        private PendingCode()
        {
        }

        /// <summary>A secret: it is neither shown nor logged.</summary>
        public string DeviceCode = null!;

        public string UserCode = null!;

        public string VerificationUri = null!;

        /// <summary>With the code in it; empty when the server offers none.</summary>
        public string VerificationUriComplete = null!;

        /// <summary>Where to poll, so that a device that starts anew need not ask first.</summary>
        public string TokenEndpoint = null!;

        /// <summary>Of the tokens that it becomes; see <see cref="Endpoints.Profile"/>.</summary>
        public string Profile = null!;

        /// <summary>The whole life of the code.</summary>
        public int LifetimeSeconds;

        /// <summary>What was left of it when it was last written down.</summary>
        public int RemainingSeconds;

        public int IntervalSeconds;

        /// <summary>For how long each poll may be held; 0 for plain polling.</summary>
        public int WaitSeconds;

        /// <summary>True for a code from before a restart.</summary>
        public bool IsResumed;

        /// <summary>Null when a required member is missing, or the user code is none that a person can read and type.</summary>
        /// <param name="endpoints">Of the server; how long a poll may be held the response says better.</param>
        public static PendingCode? From(Response response, Endpoints endpoints)
        {
            int lifetime = Response.Seconds(response.expires_in, 0);
            bool isComplete = response.device_code.Length > 0
                && response.user_code.Length > 0
                && response.user_code.Length <= MostLetters
                && response.verification_uri.Length > 0;
            return !isComplete || lifetime == 0 ? null : new PendingCode
            {
                DeviceCode = response.device_code,
                UserCode = response.user_code,
                VerificationUri = response.verification_uri,
                VerificationUriComplete = response.verification_uri_complete,
                TokenEndpoint = endpoints.Token,
                Profile = endpoints.Profile,
                LifetimeSeconds = lifetime,
                RemainingSeconds = lifetime,
                // RFC 8628 3.2; one longer than the life of the code would show an expired code
                IntervalSeconds = Math.Min(Response.Seconds(response.interval, Defaults.IntervalSeconds), lifetime),
                WaitSeconds = LongPoll.Offered(response.prefer_wait, endpoints.WaitSeconds),
            };
        }

        /// <summary>Null when the record is not one, or belongs to another server or client than the settings name.</summary>
        public static PendingCode? Unpack(byte[]? record, DeviceSettings settings)
        {
            string[]? texts = Texts.Unpack(record, Members);
            return texts == null || texts[0] != settings.Identity ? null : new PendingCode
            {
                DeviceCode = texts[1],
                UserCode = texts[2],
                VerificationUri = texts[3],
                VerificationUriComplete = texts[4],
                TokenEndpoint = texts[5],
                LifetimeSeconds = Response.Seconds(texts[6], Defaults.LifetimeSeconds),
                RemainingSeconds = Response.Seconds(texts[7], 1),
                IntervalSeconds = Response.Seconds(texts[8], Defaults.IntervalSeconds),
                WaitSeconds = Response.Seconds(texts[9], 0),
                Profile = texts[10],
                IsResumed = true,
            };
        }

        public byte[] Pack(DeviceSettings settings)
        {
            return Texts.Pack(
                settings.Identity,
                DeviceCode,
                UserCode,
                VerificationUri,
                VerificationUriComplete,
                TokenEndpoint,
                LifetimeSeconds.ToString(),
                RemainingSeconds.ToString(),
                IntervalSeconds.ToString(),
                WaitSeconds.ToString(),
                Profile);
        }
    }
}
