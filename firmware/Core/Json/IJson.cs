using System;

namespace Pairing.Firmware.Core.Json
{
    /// <summary>
    /// Reads JSON into an object whose members are spelled as in the text; members that it lacks are passed over.
    /// </summary>
    public interface IJson
    {
        /// <summary>Null when the text cannot be read as such an object.</summary>
        object? Read(string text, Type type);
    }
}
