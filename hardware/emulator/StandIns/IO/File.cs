using System.Text;
using Pairing.Emulator.Board;
using Pairing.Emulator.Flash;

namespace System.IO;

/// <summary>nanoFramework.System.IO.FileSystem: drive I: is the board's flash. Move never replaces.</summary>
internal static class File
{
    private static FlashStorage Flash => PowerCycle.Current.Board.Flash;

    public static bool Exists(string path) => Flash.Exists(path);

    public static FileStream OpenRead(string path) => new(path, FileMode.Open, FileAccess.Read);

    public static StreamReader OpenText(string path) => new(OpenRead(path));

    public static void Delete(string path) => Flash.Delete(path);

    public static void Move(string sourceFileName, string destFileName) => Flash.Move(sourceFileName, destFileName);

    public static byte[] ReadAllBytes(string path) => Flash.Load(path);

    public static string ReadAllText(string path) => Encoding.UTF8.GetString(ReadAllBytes(path));

    public static void WriteAllBytes(string path, byte[] bytes)
    {
        using FileStream file = new(path, FileMode.Create, FileAccess.Write);
        file.Write(bytes, 0, bytes.Length);
    }

    public static void WriteAllText(string path, string contents) => WriteAllBytes(path, Encoding.UTF8.GetBytes(contents));
}
