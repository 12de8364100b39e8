namespace Pairing.Firmware.Core.DeviceFlow
{
    /// <summary>Members that some servers have instead of those of <see cref="Response"/>; see Provider.Members.</summary>
    public sealed class OtherNames
    {
        public string verification_url = "";
        public string code = "";
        public string error_code = "";
        public string errorCode = "";
        public string error_subcode = "";
        public string message = "";
    }
}
