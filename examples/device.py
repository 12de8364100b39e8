"""A device that pairs, stays paired, and asks the service for its name. Needs Python 3.8 and nothing else.

    python3 device.py [http://localhost:5080] [file for its refresh token]
"""
import json, os, sys, time, urllib.error, urllib.parse, urllib.request

service = sys.argv[1] if len(sys.argv) > 1 else "http://localhost:5080"
file = sys.argv[2] if len(sys.argv) > 2 else "refresh-token"


def ask(url, form=None, **headers):
    """Returns the JSON of a response, also of an error response. 5xx is an exception."""
    body = urllib.parse.urlencode({"client_id": "screen", **form}).encode() if form else None
    try:
        return json.load(urllib.request.urlopen(urllib.request.Request(url, body, headers), timeout=60))
    except urllib.error.HTTPError as refusal:
        if refusal.code >= 500:
            raise
        return json.load(refusal)


def pair():
    """Shows a code and polls until the owner decides (RFC 8628)."""
    code = ask(server["device_authorization_endpoint"], {"scope": "device offline_access", "device_name": "Python example"})
    print("Open", code["verification_uri"], "and enter", code["user_code"], flush=True)
    form = {"grant_type": "urn:ietf:params:oauth:grant-type:device_code", "device_code": code["device_code"]}
    prefer = {"Prefer": f"wait={code['prefer_wait']}"} if "prefer_wait" in code else {}  # a long poll
    interval, end = code.get("interval", 5), time.monotonic() + code["expires_in"]
    while (begun := time.monotonic()) < end:
        try:
            response = ask(server["token_endpoint"], form, **prefer)
        except (OSError, ValueError):  # no response: wait longer each time
            response, interval = {"error": "authorization_pending"}, min(interval * 2, 60)
        if response.get("error") == "slow_down":
            interval += 5  # for all later polls
        elif response.get("error") != "authorization_pending":
            return response
        if time.monotonic() - begun < interval:
            time.sleep(interval)  # a long poll has waited already
    return {"error": "expired_token"}


def keep(refresh_token):
    """Stores the token before anything else happens, completely or not at all. Until then the old one still works."""
    with open(os.open(file + ".new", os.O_CREAT | os.O_WRONLY | os.O_TRUNC, 0o600), "w") as new:
        new.write(refresh_token)
    os.replace(file + ".new", file)


server = ask(service + "/.well-known/oauth-authorization-server")  # RFC 8414
kept = open(file).read() if os.path.exists(file) else None
tokens = ask(server["token_endpoint"], {"grant_type": "refresh_token", "refresh_token": kept}) if kept else pair()
if kept and tokens.get("error") == "invalid_grant":  # the owner removed this device
    tokens = pair()
if "error" in tokens:
    sys.exit("Not paired: " + tokens["error"])
keep(tokens["refresh_token"])
device = ask(service + "/api/device", Authorization="Bearer " + tokens["access_token"])
print(f"I am {device['name']}, paired with {device['account']}")
