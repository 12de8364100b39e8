#!/usr/bin/env bash
# Installs what the tests need, runs all of them, and ends with "N passed, N failed, N skipped".
set -euo pipefail
cd "$(dirname "$0")"

# command or command, Debian package, what for
needs() {
  command -v "$1" >/dev/null && return
  missing+=("$2")
  reasons+="  $2: $3"$'\n'
}

missing=() reasons=""
command -v chromium-browser >/dev/null || needs chromium chromium "plays the phone"
needs zbarimg zbar-tools "reads the QR codes off the virtual screen"
needs node nodejs "runs client libraries and QR readers that are not ours"
needs npm npm "brings them"
needs python3 python3 "runs the example in Python"
PATH=$PATH:/usr/sbin needs nginx nginx "is a proxy in front of two nodes"
needs caddy caddy "is another"
# Debian keeps PostgreSQL's programs beside the PATH.
compgen -G "/usr/lib/postgresql/*/bin/initdb" >/dev/null || needs initdb postgresql "is the database of several nodes"

if [ ${#missing[@]} -gt 0 ]; then
  as_root=""
  [ "$(id -u)" = 0 ] || as_root=sudo
  if ! command -v apt-get >/dev/null || { [ -n "$as_root" ] && ! command -v sudo >/dev/null; }; then
    printf 'The tests need these on the PATH, please install them:\n%s' "$reasons" >&2
    exit 1
  fi
  $as_root apt-get update -qq
  DEBIAN_FRONTEND=noninteractive $as_root apt-get install -y -qq --no-install-recommends "${missing[@]}" >/dev/null
fi

for lock in tests/*/package-lock.json; do
  npm ci --silent --no-audit --no-fund --prefix "$(dirname "$lock")"
done

dotnet build Pairing.sln --nologo -v q

results=$(mktemp -d)
trap 'rm -rf "$results"' EXIT
status=0
# One test project at a time: they start services and browsers of their own.
dotnet test Pairing.sln --no-build --nologo -m:1 --logger trx --results-directory "$results" || status=$?

total=0 passed=0 executed=0
for trx in "$results"/*.trx; do
  counters=$(grep -oE '<Counters [^>]*' "$trx")
  number() { sed -E "s/.* $1=\"([0-9]+)\".*/\1/" <<<"$counters"; }
  total=$((total + $(number total)))
  executed=$((executed + $(number executed)))
  passed=$((passed + $(number passed)))
done
failed=$((executed - passed)) skipped=$((total - executed))
if [ "$total" = 0 ] || [ "$failed" != 0 ] || [ "$skipped" != 0 ]; then status=1; fi
echo "$passed passed, $failed failed, $skipped skipped"
exit "$status"
