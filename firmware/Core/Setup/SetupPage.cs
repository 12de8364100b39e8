using System.Text;
using Pairing.Firmware.Core.Providers;

namespace Pairing.Firmware.Core.Setup
{
    /// <summary>
    /// The page's HTML. What comes from outside, the names of networks above all, goes through <see cref="Escape"/>.
    /// </summary>
    public static class SetupPage
    {
        private const int MostItems = 12;

        /// <param name="form">What stands in its fields.</param>
        /// <param name="networks">To choose from.</param>
        /// <param name="problem">A sentence on what went wrong; empty for none.</param>
        public static string Form(SetupForm form, string[] networks, string problem)
        {
            var page = new StringBuilder(Head);
            if (problem.Length > 0)
            {
                page.Append("<p role=alert>").Append(Escape(problem)).Append("</p>");
            }

            page.Append("<form method=post action=/save>");
            bool isListed = networks.Length > 0
                && AppendList(page, "Wi-Fi network<select name=ssid><option value=\"\">Choose", networks, form.Network);
            string label = networks.Length > 0 ? "Or another, by its name" : "Network's name";
            AppendInput(page, label, "other maxlength=31", isListed ? "" : form.Network);
            string password = form.Deployed.Length > 0 ? "Wi-Fi password (empty: as before)" : "Wi-Fi password";
            AppendInput(page, password, "password maxlength=64 autocomplete=off", form.Password);
            AppendInput(page, "Name of this screen", "name maxlength=40", form.Name);
            AppendList(
                page, "Pair with<select name=provider><option value=\"\">A server of my own", ProviderList.Names.Split(' '),
                form.Provider);
            string server = "server inputmode=url maxlength=200 placeholder=pair.example.com";
            AppendInput(page, "Server to pair with (most providers need none)", server, form.Server);
            page.Append("<label class=c><input type=checkbox name=plain").Append(form.IsPlainHttp ? " checked" : "")
                .Append("> Plain http, for a trial at home: nothing is encrypted</label><details")
                .Append((form.Provider + form.Certificate).Length > 0 ? " open" : "")
                .Append("><summary>Client and certificate</summary>");
            AppendInput(page, "client_id", "client_id maxlength=200", form.ClientId);
            AppendInput(
                page, "client_secret (empty: as before)", "client_secret maxlength=200 autocomplete=off", form.ClientSecret);
            AppendInput(page, "realm or tenant", "tenant maxlength=100", form.Tenant);
            page.Append("<label>Authority's certificate, as PEM (empty: the common ones)<textarea name=certificate rows=4>\n")
                .Append(Escape(form.Certificate))
                .Append("</textarea></label></details><button>Save and join</button>"
                    + "<button class=s formaction=/scan formnovalidate>Look for networks again</button></form>");
            return page.ToString();
        }

        public static string Saved(string network)
        {
            return new StringBuilder(Head)
                .Append("<p role=status><b>Saved.</b> The board restarts and joins <b>").Append(Escape(network))
                .Append("</b>; this network closes. Look at its screen: it shows a code to pair, or says why it cannot join.</p>")
                .ToString();
        }

        public static string Looking()
        {
            return new StringBuilder(Head)
                .Append("<p role=status>The board looks for networks, which takes ten seconds. If this phone leaves the ")
                .Append("board's network, join it again.</p><p><a href=/>Back to the form</a></p>").ToString();
        }

        public static string Escape(string text)
        {
            return new StringBuilder(text).Replace("&", "&amp;").Replace("<", "&lt;").Replace(">", "&gt;")
                .Replace("\"", "&quot;").Replace("'", "&#39;").ToString();
        }

        private static void AppendInput(StringBuilder page, string label, string attributes, string value)
        {
            page.Append("<label>").Append(label).Append("<input name=").Append(attributes)
                .Append(" autocapitalize=none autocorrect=off value=\"").Append(Escape(value)).Append("\"></label>");
        }

        /// <summary>True when the chosen one is among them.</summary>
        private static bool AppendList(StringBuilder page, string beginning, string[] items, string chosen)
        {
            bool isListed = false;
            page.Append("<label>").Append(beginning).Append("</option>");
            for (int i = 0; i < items.Length && i < MostItems; i++)
            {
                string item = items[i]; // the board's CLR cannot compare an element of a sized array in place (FACTS.md 1)
                bool isChosen = item == chosen;
                isListed |= isChosen;
                string name = Escape(item);
                page.Append(isChosen ? "<option selected" : "<option");
                if (name.Trim(' ') != name || name.IndexOf("  ") >= 0)
                {
                    page.Append(" value=\"").Append(name).Append('"'); // else the browser sends it with fewer spaces
                }

                page.Append('>').Append(name).Append("</option>");
            }

            page.Append("</select></label>");
            return isListed;
        }

        private const string Head = "<!doctype html><html lang=en><meta charset=utf-8>"
            + "<meta name=viewport content=\"width=device-width\"><meta name=color-scheme content=\"light dark\">"
            + "<title>Set up this screen</title><style>"
            + ":root{--a:#0b5fbf;--e:#b3261e;background:Canvas}"
            + "@media(prefers-color-scheme:dark){:root{--a:#8ec1ff;--e:#ffb4ab}}"
            + "body{font:17px system-ui;max-width:26em;margin:auto;padding:16px}"
            + "label{display:block;margin-bottom:1em;font-weight:600}.c{display:flex;gap:10px;font-weight:400}"
            + "input,select,textarea,button{font:400 1em system-ui;width:100%;box-sizing:border-box;"
            + "min-height:46px;padding:8px;margin-top:4px;border:1px solid;border-radius:8px}"
            + ".c input{flex:none;width:22px;min-height:22px;margin:0}"
            + "button{background:var(--a);color:Canvas}.s{background:0 0;color:var(--a)}summary{padding:10px 0}"
            + "[role]{border-left:4px solid;padding-left:12px}[role=alert]{color:var(--e)}"
            + "</style><main><h1>Set up this screen</h1>";
    }
}
