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

        private readonly JsonReader _reader;

        /// <param name="metadata">Where the body is such a document; else null.</param>
        public Reading(string body, Metadata? metadata)
        {
            _reader = new JsonReader(body, metadata ?? (object)Response, Others, false);
        }

        /// <summary>All was read, and it is one JSON object.</summary>
        public bool IsWhole
        {
            get { return _reader.IsWhole; }
        }

        /// <summary>Reads a slice; false when it was the last one.</summary>
        public bool Advance()
        {
            int steps = 0;
            while (steps < SliceSteps && _reader.Advance())
            {
                steps++;
            }

            return steps == SliceSteps;
        }
    }
}
