#pragma warning disable IDE0161 // two namespaces, as in the package
namespace Iot.Device.Ssd13xx.Commands
{
    internal interface ICommand
    {
        byte Id { get; }

        byte[] GetBytes();
    }

    internal interface ISharedCommand : ICommand
    {
    }

    internal interface ISsd1306Command : ICommand
    {
    }
}

namespace Iot.Device.Ssd13xx.Commands.Ssd1306Commands
{
    internal class SetDisplayOff : ISsd1306Command
    {
        public byte Id => 0xAE;

        public byte[] GetBytes() => [Id];
    }

    internal class SetDisplayOn : ISsd1306Command
    {
        public byte Id => 0xAF;

        public byte[] GetBytes() => [Id];
    }
}
