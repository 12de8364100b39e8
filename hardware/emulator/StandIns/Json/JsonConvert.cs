using System;
using System.IO;
using System.Text;

namespace nanoFramework.Json;

/// <summary>nanoFramework.Json 2.2, with its faults; device-api/FACTS.md section 5 lists them.</summary>
internal static class JsonConvert
{
    public static object? DeserializeObject(string value, Type type)
    {
        object? document;
        try
        {
            document = new JsonReader(value).ReadDocument();
        }
        catch (FormatException)
        {
            throw new DeserializationException();
        }

        return JsonPopulator.Convert(document, type);
    }

    public static object? DeserializeObject(Stream stream, Type type)
    {
        using var copy = new MemoryStream();
        stream.CopyTo(copy);
        return DeserializeObject(Encoding.UTF8.GetString(copy.ToArray()), type);
    }

    public static object? DeserializeObject(StreamReader dr, Type type) => DeserializeObject(dr.ReadToEnd(), type);

    public static string SerializeObject(object? oSource) => JsonSerializer.SerializeObject(oSource);
}

/// <summary>nanoFramework.Json: its message tells nothing.</summary>
internal class DeserializationException : Exception
{
}
