using Pairing.Emulator.Board;
using Pairing.Emulator.Flash;

namespace System.IO;

/// <summary>nanoFramework.System.IO.FileSystem: only an empty directory can be deleted, `recursive` or not.</summary>
internal static class Directory
{
    private static FlashStorage Flash => PowerCycle.Current.Board.Flash;

    public static bool Exists(string path) => Flash.IsDirectory(path);

    public static void Delete(string path) => Flash.DeleteDirectory(path);

    public static void Delete(string path, bool recursive) => Flash.DeleteDirectory(path);

    public static string[] GetFiles(string path) => Flash.Inside(path, areDirectories: false);

    public static string[] GetDirectories(string path) => Flash.Inside(path, areDirectories: true);
}
