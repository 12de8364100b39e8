using Pairing.Firmware.Core.Buttons;
using Pairing.Firmware.Core.Network;
using Pairing.Firmware.Core.Setup;
using Pairing.Firmware.Core.Storage;

namespace Pairing.Firmware.Core
{
    /// <summary>
    /// What the device reaches the world by. Program fills it from the board; tests fill it with parts of their own.
    /// </summary>
    public sealed class Edges
    {
        public IClock Clock = null!;
        public IRandom Random = null!;
        public INetwork Network = null!;
        public ISetupNetwork Setup = null!;
        public IHttp Http = null!;
        public IFlash Flash = null!;
        public IButton Button = null!;
        public ILog Log = null!;
    }
}
