namespace Pairing.Emulator.Panel;

/// <summary>What listens at an address of the I2C bus.</summary>
internal interface IBusDevice
{
    /// <summary>The bytes of one write, from start to stop condition.</summary>
    void Receive(byte[] bytes);
}
