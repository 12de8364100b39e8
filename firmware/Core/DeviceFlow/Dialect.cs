using Pairing.Firmware.Core.Json;
using Pairing.Firmware.Core.Network;
using Pairing.Firmware.Core.Providers;

namespace Pairing.Firmware.Core.DeviceFlow
{
    /// <summary>Reads a provider's response as if it kept to the RFC.</summary>
    public static class Dialect
    {
        private const int FirstFailure = 400;
        private const string Error = "error";

        /// <summary>Null when there is no response, or its body is no such thing and its status says nothing either.</summary>
        public static Response? Read(Provider provider, HttpResponse http)
        {
            if (http.Status == 0)
            {
                return null;
            }

            bool isFailed = http.Status >= FirstFailure;
            string body = isFailed ? Flatten(http.Body) : http.Body;
            Response? response = new Response();
            response = JsonReader.TryRead(Rename(body, provider.Members, isFailed), response, false, out _) ? response : null;
            string word = response == null ? "" : response.error;
            string known = Find(provider.Words, word.Length > 0 ? word : isFailed ? http.Status.ToString() : "");
            if (known.Length > 0)
            {
                response ??= new Response();
                response.error = known;
            }

            if (response != null && provider.HasNoTokenType)
            {
                response.token_type = "bearer";
            }

            return response;
        }

        /// <summary>Of {"error":{...}} the inner object: it has the words, and the library reads none for a text.</summary>
        private static string Flatten(string body)
        {
            int member = body.IndexOf("\"" + Error + "\"");
            int start = member < 0 ? -1 : body.IndexOf('{', member);
            int end = start < 0 ? -1 : body.IndexOf('}', start);
            int colon = member + Error.Length + 2;
            bool isNested = end >= 0 && body.Substring(colon, start - colon).Trim(' ') == ":";
            return isNested ? body.Substring(start, end - start + 1) : body;
        }

        private static string Rename(string body, string members, bool isFailed)
        {
            foreach (string pair in members.Split('|'))
            {
                int equals = pair.IndexOf('=');
                string ours = "\"" + pair.Substring(equals + 1) + "\"";
                string theirs = "\"" + pair.Substring(0, equals) + "\"";
                int at = body.IndexOf(theirs);
                bool isWanted = at >= 0 && body.IndexOf(ours) < 0 && (isFailed || ours != "\"" + Error + "\"");
                if (isWanted)
                {
                    body = body.Substring(0, at) + ours + body.Substring(at + theirs.Length);
                }
            }

            return body;
        }

        /// <summary>What stands behind the word and =; empty when it is not there.</summary>
        private static string Find(string words, string word)
        {
            if (word.Length > 0)
            {
                foreach (string pair in words.Split('|'))
                {
                    if (pair.StartsWith(word + "="))
                    {
                        return pair.Substring(word.Length + 1);
                    }
                }
            }

            return "";
        }
    }
}
