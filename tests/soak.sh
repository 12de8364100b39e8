#!/usr/bin/env bash
# The long forms of the campaigns (see tests/processes/Soak.cs), for a night. At the end, it prints a row of docs/trust.md for
# each. Arguments: the test classes to run; none: the whole suite. PAIRING_FUZZ_INPUTS and PAIRING_FUZZ_SEED set the fuzzer.
set -euo pipefail
cd "$(dirname "$0")/.."
export PAIRING_SOAK=1
PAIRING_TRUST=${PAIRING_TRUST:-$(mktemp)}
export PAIRING_TRUST

status=0
if [ $# -gt 0 ]; then
  filter=$(printf '|FullyQualifiedName~%s' "$@")
  dotnet test Pairing.sln --nologo --filter "${filter:1}" || status=$?
else
  ./test.sh || status=$?
fi

printf '\nRows for docs/trust.md, also in %s:\n' "$PAIRING_TRUST"
cat "$PAIRING_TRUST"
exit "$status"
