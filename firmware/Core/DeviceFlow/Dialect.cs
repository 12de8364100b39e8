using System.Reflection;
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
        /// <param name="body">Of the same response.</param>
        public static Response? Read(Provider provider, HttpResponse http, Reading body)
        {
            if (http.Status == 0)
            {
                return null;
            }

            bool isFailed = http.Status >= FirstFailure;
            Response? response = body.Json.IsWhole ? body.Response : null;
            if (response != null)
            {
                Rename(response, body.Others, provider.Members, isFailed);
            }

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

        private static void Rename(Response response, OtherNames others, string members, bool isFailed)
        {
            foreach (string pair in members.Split('|'))
            {
                int equals = pair.IndexOf('=');
                string ours = pair.Substring(equals + 1);
                if (isFailed == (ours == Error) && (string)Field(response, ours).GetValue(response)! == "")
                {
                    Field(response, ours).SetValue(response, Field(others, pair.Substring(0, equals)).GetValue(others));
                }
            }
        }

        private static FieldInfo Field(object of, string name)
        {
            return of.GetType().GetField(name, BindingFlags.Instance | BindingFlags.Public)!; // a test holds the names
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
