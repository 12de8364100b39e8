using Pairing.Firmware.Core.DeviceFlow;
using Pairing.Firmware.Core.Keeping;
using Pairing.Firmware.Core.Network;
using Pairing.Firmware.Core.Screens;

namespace Pairing.Firmware.Core.Phases
{
    /// <summary>
    /// What the device does for a while, with fields of its own. Each phase is made once, at the start; <see cref="PhaseBook"/>
    /// holds them and knows what comes next.
    /// </summary>
    public abstract class Phase
    {
        protected readonly PhaseBook Phases;
        protected readonly Keepers Kept;
        protected readonly ServerLink Link;
        protected readonly ILog Log;

        /// <summary>When it began, milliseconds.</summary>
        protected long Since;

        /// <summary>What is to be seen, where it stays the same from <see cref="Enter"/> on.</summary>
        protected Screen Screen = null!;

        private long _dueAt;

        protected Phase(PhaseBook phases)
        {
            Phases = phases;
            Kept = phases.Route.Kept;
            Link = phases.Route.Link;
            Log = phases.Log;
        }

        /// <summary>When it has something to do again, whether or not anything else happens, milliseconds.</summary>
        public long DueAt
        {
            get { return _dueAt; }
            protected set { _dueAt = value; }
        }

        public void Begin(long now)
        {
            Since = now;
            DueAt = now;
            Enter(now);
        }

        /// <summary>Does what is due; the phase that goes on from here, often this one.</summary>
        /// <param name="isPressed">The button was just pressed, for short.</param>
        public abstract Phase TakeTurn(long now, bool isPressed);

        /// <summary>What is to be seen.</summary>
        /// <param name="shown">
        /// On the panel now, and not to be changed: a phase whose screen changes has two of them and fills the other.
        /// </param>
        public virtual Screen Show(Screen shown, long now)
        {
            return Screen;
        }

        protected abstract void Enter(long now);

        /// <summary>
        /// The next request asks the server again where to go: the endpoints may have moved, or the metadata was wrong.
        /// </summary>
        protected void ForgetEndpoints()
        {
            Link.Use(Endpoints.FromSettings(Kept.Settings.Current));
        }

        /// <summary>As the settings' provider spells it. Null when the body is no such thing.</summary>
        protected Response? Read(HttpResponse http)
        {
            return Dialect.Read(Kept.Settings.Current.Provider, http, Link.Reading);
        }
    }
}
