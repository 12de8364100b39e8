using Pairing.Firmware.Core.Json;

namespace Pairing.Firmware.Core.DeviceFlow
{
    /// <summary>
    /// The body of a response on its way into fields: one slice for each turn of the loop, so that a long document does not hold
    /// up button and screen.
    /// </summary>
    public sealed class Reading
    {
        private const int SliceSteps = 200; // most responses are one slice

        public readonly Response Response = new Response();
        public readonly OtherNames Others = new OtherNames();

        /// <summary>Of the body, which is whole when all was read and is one JSON object.</summary>
        public readonly JsonReader Json;

        /// <param name="metadata">Where the body is such a document; else null.</param>
        public Reading(string body, Metadata? metadata)
        {
            Json = new JsonReader(body, metadata ?? (object)Response, Others, false);
        }

        /// <summary>Reads a slice; false when it was the last one.</summary>
        public bool Advance()
        {
            int steps = 0;
            while (steps < SliceSteps && Json.Advance())
            {
                steps++;
            }

            return steps == SliceSteps;
        }
    }
}
