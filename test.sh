#!/usr/bin/env bash
# Installs what the tests need, runs all of them, and ends with "N passed, N failed, N skipped".
set -euo pipefail
cd "$(dirname "$0")"

# command, Debian package, what for
needs() {
  command -v "$1" >/dev/null && return
  missing+=("$2")
  reasons+="  $2: $3"$'\n'
}

missing=() reasons=""
command -v chromium >/dev/null || command -v chromium-browser >/dev/null ||
  needs chromium-headless-shell chromium-headless-shell "plays the phone"
needs zbarimg zbar-tools "reads the QR codes off the virtual screen"
needs node nodejs "runs client libraries and QR readers that are not ours"
needs npm npm "brings them"
needs shellcheck shellcheck "reads the scripts in bash"
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
  folder=$(dirname "$lock")
  installed=$folder/node_modules/.installed-lock.json
  cmp -s "$lock" "$installed" && continue
  npm ci --silent --no-audit --no-fund --prefix "$folder"
  cp "$lock" "$installed"
done

dotnet build Pairing.sln --nologo -v q

results=$(mktemp -d)
trap 'rm -rf "$results"' EXIT
export results

# Prints what a project's tests said once they have all ended, so that projects do not talk at the same time.
run_project() {
  local name status=0
  name=$(basename "$1" .csproj)
  dotnet test "$(dirname "$1")/bin/Debug/net10.0/$name.dll" --nologo --logger "trx;LogFileName=$name.trx" \
    --results-directory "$results" >"$results/$name.log" 2>&1 || status=$?
  cat "$results/$name.log"
  return "$status"
}
export -f run_project

# Two cores, and tests that wait for much of their time: two projects at a time, the longest first.
status=0
first=tests/pairing-service/Pairing.Service.Tests.csproj
{ echo "$first"; grep -l Microsoft.NET.Test.Sdk tests/*/*.csproj | grep -vx "$first"; } |
  xargs -P 2 -I {} bash -c 'run_project {}' || status=1

echo "The slowest tests, in seconds:"
{ grep -ho '<UnitTestResult [^>]*' "$results"/*.trx || true; } |
  sed -E 's/.* testName="([^"]*)".* duration="([0-9]+):([0-9]+):([0-9.]+)".*/\2 \3 \4 \1/; s/&quot;/"/g' |
  awk '{ seconds = $1 * 3600 + $2 * 60 + $3; $1 = $2 = $3 = ""; printf "%8.1f%s\n", seconds, $0 }' | sort -rn | sed -n 1,10p

{ grep -ho 'Figure: [^<]*' "$results"/*.trx || true; } # of a storm: docs/operating.md

count() {
  { grep -ho '<Counters [^>]*' "$results"/*.trx || true; } |
    sed -E "s/.* $1=\"([0-9]+)\".*/\1/" | awk '{ sum += $1 } END { print sum + 0 }'
}
total=$(count total) executed=$(count executed) passed=$(count passed)
failed=$((executed - passed)) skipped=$((total - executed))
if [ "$total" = 0 ] || [ "$failed" != 0 ] || [ "$skipped" != 0 ]; then status=1; fi
echo "$passed passed, $failed failed, $skipped skipped"
exit "$status"
