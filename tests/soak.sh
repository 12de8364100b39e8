#!/usr/bin/env bash
# The whole suite with the long forms of its campaigns (see tests/processes/Soak.cs): for a night, by whoever wants.
set -euo pipefail
cd "$(dirname "$0")/.."
export PAIRING_SOAK=1
exec ./test.sh
