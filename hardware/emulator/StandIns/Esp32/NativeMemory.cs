using Pairing.Emulator.Board;

namespace nanoFramework.Hardware.Esp32;

/// <summary>nanoFramework.Hardware.Esp32: the figures of an idle ESP32-WROOM-32; nothing is measured here.</summary>
internal class NativeMemory
{
    public enum MemoryType
    {
        All,
        Internal,
        SpiRam,
    }

    public static void GetMemoryInfo(MemoryType memType, out uint totalSize, out uint totalFreeSize, out uint largestFreeBlock)
    {
        bool isThere = PowerCycle.Current != null && memType != MemoryType.SpiRam;
        totalSize = isThere ? 286_720u : 0;
        totalFreeSize = isThere ? 163_840u : 0;
        largestFreeBlock = isThere ? 110_592u : 0;
    }
}
