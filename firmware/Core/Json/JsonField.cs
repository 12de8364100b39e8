using System;
using System.Reflection;

namespace Pairing.Firmware.Core.Json
{
    /// <summary>Puts what stands in a JSON text into a field of the kind string, int or bool.</summary>
    internal static class JsonField
    {
        /// <summary>False when the field cannot take it; an empty text leaves a number and a bool as they are.</summary>
        public static bool TrySet(FieldInfo field, object target, string text)
        {
            object? value = field.GetValue(target);
            value = value is string ? text : text.Length == 0 ? value : value is bool ? ToBool(text) : ToInt(text);
            if (value != null)
            {
                field.SetValue(target, value);
            }

            return value != null;
        }

        /// <summary>As people write it.</summary>
        private static object? ToBool(string text)
        {
            int place = Words.IndexOf(" " + text.ToLower() + " ");
            return place < 0 ? null : (object)(place < Words.IndexOf(" false"));
        }

        private const string Words = " true yes 1 false no 0 ";

        /// <summary>60, 60.0 or 0x3C, the form of addresses on data sheets.</summary>
        private static object? ToInt(string text)
        {
            try
            {
                return text.ToLower().StartsWith("0x") ? Convert.ToInt32(text.Substring(2), 16)
                    : int.Parse(text.EndsWith(".0") ? text.Substring(0, text.Length - 2) : text);
            }
            catch (Exception)
            {
                return null;
            }
        }
    }
}
