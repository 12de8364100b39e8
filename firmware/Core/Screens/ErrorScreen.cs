using Pairing.Firmware.Core.Drawing;
using Pairing.Firmware.Core.Qr;
using Pairing.Firmware.Core.Screens.Parts;

namespace Pairing.Firmware.Core.Screens
{
    /// <summary>What is wrong, a short code to look up, what to do, and whether it tries again by itself.</summary>
    public sealed class ErrorScreen : Screen
    {
        /// <summary>A short code to look up, such as TLS-2.</summary>
        public string ErrorCode = "";

        public string Cause = "";

        /// <summary>What to do next.</summary>
        public string Advice = "";

        /// <summary>To the next try; 0 when it waits for a press.</summary>
        public int RetrySeconds;

        /// <summary>What a press does, where nothing goes on without one.</summary>
        public string Press = "";

        public override bool IsSameAs(Screen other)
        {
            return other is ErrorScreen that
                && ErrorCode == that.ErrorCode
                && Cause == that.Cause
                && Advice == that.Advice
                && RetrySeconds == that.RetrySeconds
                && Press == that.Press;
        }

        public override void Paint(Canvas canvas, QrCode? qr)
        {
            string title = ErrorCode.Length > 0 ? ErrorCode : "Error";
            string next = RetrySeconds > 0 ? "retry " + RetrySeconds + " s" : Press;
            Notice.Paint(canvas, Icons.Warning, title, Cause, Advice, next);
        }
    }
}
