#pragma warning disable IDE0161 // two namespaces, as in the package
namespace Iot.Device.Ssd13xx.Commands
{
    internal interface ISsd1306Command
    {
        byte[] GetBytes();
    }
}

namespace Iot.Device.Ssd13xx.Commands.Ssd1306Commands
{
    internal class SetDisplayOff : ISsd1306Command
    {
        public byte[] GetBytes() => [0xAE];
    }
}
