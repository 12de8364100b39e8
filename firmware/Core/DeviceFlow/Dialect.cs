using System.Reflection;
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
            Response? response = new Response();
            if (JsonReader.TryRead(http.Body, response, false, out _))
            {
                Rename(response, http.Body, provider.Members, isFailed);
            }
            else
            {
                response = null;
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

        private static void Rename(Response response, string body, string members, bool isFailed)
        {
            OtherNames? others = null;
            foreach (string pair in members.Split('|'))
            {
                int equals = pair.IndexOf('=');
                string ours = pair.Substring(equals + 1);
                if (isFailed == (ours == Error) && (string)Field(response, ours).GetValue(response)! == "")
                {
                    others = others ?? ReadOthers(body);
                    Field(response, ours).SetValue(response, Field(others, pair.Substring(0, equals)).GetValue(others));
                }
            }
        }

        private static OtherNames ReadOthers(string body)
        {
            var others = new OtherNames();
            JsonReader.TryRead(body, others, false, out _);
            return others;
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
