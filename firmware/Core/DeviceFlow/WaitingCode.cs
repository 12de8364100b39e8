using Pairing.Firmware.Core.Settings;
using Pairing.Firmware.Core.Storage;
using Pairing.Protocol;

namespace Pairing.Firmware.Core.DeviceFlow
{
    /// <summary>A device code that waits for its owner (RFC 8628 3.2). It is kept in flash, so that a power cut does not end the wait.</summary>
    public sealed class WaitingCode
    {
        private const int Members = 10;

        private WaitingCode()
        {
        }

        /// <summary>A secret: it is neither shown nor logged.</summary>
        public string DeviceCode { get; private set; } = "";

        public string UserCode { get; private set; } = "";

        public string VerificationUri { get; private set; } = "";

        /// <summary>With the code in it; empty when the server offers none.</summary>
        public string VerificationUriComplete { get; private set; } = "";

        /// <summary>Where to poll, so that a device that starts anew need not ask first.</summary>
        public string TokenEndpoint { get; private set; } = "";

        /// <summary>The whole life of the code.</summary>
        public int LifetimeSeconds { get; private set; }

        /// <summary>What was left of it when it was last written down.</summary>
        public int RemainingSeconds;

        public int IntervalSeconds;

        /// <summary>For how long each poll may be held; 0 for plain polling.</summary>
        public int WaitSeconds;

        /// <summary>True for a code from before a restart.</summary>
        public bool IsResumed { get; private set; }

        /// <summary>Null when a required member is missing.</summary>
        /// <param name="waitSeconds">For how long the server's metadata lets a poll be held; the answer has the last word.</param>
        public static WaitingCode? From(Answer answer, string tokenEndpoint, int waitSeconds)
        {
            int lifetime = Answer.Seconds(answer.expires_in, 0);
            bool isComplete = answer.device_code.Length > 0 && answer.user_code.Length > 0 && answer.verification_uri.Length > 0;
            return !isComplete || lifetime == 0 ? null : new WaitingCode
            {
                DeviceCode = answer.device_code,
                UserCode = answer.user_code,
                VerificationUri = answer.verification_uri,
                VerificationUriComplete = answer.verification_uri_complete,
                TokenEndpoint = tokenEndpoint,
                LifetimeSeconds = lifetime,
                RemainingSeconds = lifetime,
                IntervalSeconds = Answer.Seconds(answer.interval, Defaults.IntervalSeconds), // RFC 8628 3.2
                WaitSeconds = HeldPoll.Offered(answer, waitSeconds),
            };
        }

        /// <summary>Null when the record is not one, or belongs to another server or client than the settings name.</summary>
        public static WaitingCode? Unpack(byte[]? record, DeviceSettings settings)
        {
            string[]? texts = Texts.Unpack(record, Members);
            return texts == null || texts[0] != settings.Identity ? null : new WaitingCode
            {
                DeviceCode = texts[1],
                UserCode = texts[2],
                VerificationUri = texts[3],
                VerificationUriComplete = texts[4],
                TokenEndpoint = texts[5],
                LifetimeSeconds = Answer.Seconds(texts[6], Defaults.LifetimeSeconds),
                RemainingSeconds = Answer.Seconds(texts[7], 1),
                IntervalSeconds = Answer.Seconds(texts[8], Defaults.IntervalSeconds),
                WaitSeconds = Answer.Seconds(texts[9], 0),
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
                WaitSeconds.ToString());
        }
    }
}
