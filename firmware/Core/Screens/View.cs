namespace Pairing.Firmware.Core.Screens
{
    /// <summary>
    /// All that a screen shows, as plain data: the state machine fills it, the painter draws it, and neither knows the other.
    /// Two equal views are the same picture.
    /// </summary>
    public sealed class View
    {
        public ScreenKind Kind;

        /// <summary>Starting, Home: what the device is called; empty when nobody gave it a name.</summary>
        public string Name = "";

        /// <summary>Starting: firmware version and board.</summary>
        public string Version = "";

        /// <summary>Starting: the board's name.</summary>
        public string Board = "";

        /// <summary>TestPattern: the panel as the settings name it.</summary>
        public string Panel = "";

        /// <summary>Connecting, WifiSetup: the network's name.</summary>
        public string Network = "";

        /// <summary>WifiSetup: the set-up network's password; empty until it is open. <see cref="Network"/> is its name.</summary>
        public string Password = "";

        /// <summary>Connecting: a press opens the set-up network.</summary>
        public bool OffersSetup;

        /// <summary>Connecting: from 1.</summary>
        public int Attempt;

        /// <summary>Connecting: why the last attempt failed, or empty. SettingClock: the date that is not believed, or empty. Error: the cause. Home: what it says under the name.</summary>
        public string Reason = "";

        /// <summary>Asking, Code, Home: the server's host.</summary>
        public string Host = "";

        /// <summary>WifiSetup, Code: the address a person types, without the scheme, as short as it was given.</summary>
        public string Address = "";

        /// <summary>Code: as the server spelled it, WDJB-MJHT.</summary>
        public string UserCode = "";

        /// <summary>WifiSetup, Code: what the QR code holds: for a code the address with the code in it or, where the server offers none, the plain one.</summary>
        public string QrText = "";

        /// <summary>Code: the turn of the QR code or, on a panel too small for it, of the address.</summary>
        public bool ShowsQr;

        /// <summary>Code: until the code ends, seconds.</summary>
        public int SecondsLeft;

        /// <summary>Code: the whole life of the code, seconds; the bar's length.</summary>
        public int LifetimeSeconds;

        /// <summary>Code: seconds to the next try when the server could not be reached; 0 when it can. Error: 0 when it waits for a press.</summary>
        public int RetrySeconds;

        /// <summary>Approved, Home: the account's name; empty when the server did not say.</summary>
        public string Account = "";

        /// <summary>Expired: true when the device asks again by itself, false when it waits for a press.</summary>
        public bool Renews;

        /// <summary>Error: a short code to look up, as TLS-2.</summary>
        public string ErrorCode = "";

        /// <summary>Error: what to do next.</summary>
        public string Advice = "";

        /// <summary>Error: what a press does, where nothing goes on without one.</summary>
        public string Press = "";

        /// <summary>Reset: how long the button has been held, 0 to 10,000 milliseconds.</summary>
        public int HeldMilliseconds;

        /// <summary>Home: the owner's words, with \n between lines; empty for none.</summary>
        public string Words = "";

        /// <summary>Home: the first line of <see cref="Words"/> that is seen, where not all fit; from 0.</summary>
        public int FirstLine;

        /// <summary>Home: pixels by which the picture drifts against burn-in, each 0 to 8.</summary>
        public int DriftX;

        /// <summary>Home: see <see cref="DriftX"/>.</summary>
        public int DriftY;

        /// <summary>Home: it dims and sleeps when nobody touches it.</summary>
        public Brightness Brightness;

        public bool IsSameAs(View other)
        {
            return Kind == other.Kind
                && Name == other.Name
                && Version == other.Version
                && Board == other.Board
                && Panel == other.Panel
                && Network == other.Network
                && Password == other.Password
                && OffersSetup == other.OffersSetup
                && Attempt == other.Attempt
                && Reason == other.Reason
                && Host == other.Host
                && Address == other.Address
                && UserCode == other.UserCode
                && QrText == other.QrText
                && ShowsQr == other.ShowsQr
                && SecondsLeft == other.SecondsLeft
                && LifetimeSeconds == other.LifetimeSeconds
                && RetrySeconds == other.RetrySeconds
                && Account == other.Account
                && Renews == other.Renews
                && ErrorCode == other.ErrorCode
                && Advice == other.Advice
                && Press == other.Press
                && HeldMilliseconds == other.HeldMilliseconds
                && Words == other.Words
                && FirstLine == other.FirstLine
                && DriftX == other.DriftX
                && DriftY == other.DriftY
                && Brightness == other.Brightness;
        }
    }
}
