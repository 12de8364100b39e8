using System;
using nanoFramework.Json;
using Pairing.Firmware.Core.Json;

namespace Pairing.Firmware.Boards
{
    public sealed class NanoJson : IJson
    {
        public object? Read(string text, Type type)
        {
            try
            {
                return JsonConvert.DeserializeObject(JsonEscapes.Rewrite(text), type);
            }
            catch (Exception)
            {
                return null; // the library throws many kinds, none of which says more than "not this"
            }
        }
    }
}
