#!/usr/bin/env bash
# Stands in for nanoff in the tests: refuses what the recorded list of its version does not have, notes its arguments, keeps the
# files that it is given, and says what nanoff says.
# NANOFF_LIST: the recorded list. NANOFF_NOTES: a folder. NANOFF_FAILS: the action that fails. NANOFF_TRIES: so often, then works.
# NANOFF_TALKS: so many lines after its result.
set -euo pipefail

release=$(sed -nE '1s/.*nanoff ([0-9.]+[^ ]*) .*/\1/p' "$NANOFF_LIST")

refuse() {
  printf 'Error E9000: Invalid or missing arguments. (%s)\n' "$*"
  exit 40 # 9000 in eight bits
}

talk() { [ -z "${NANOFF_TALKS-}" ] || seq -f 'Line %g of what it has to say besides' "$NANOFF_TALKS"; }

kind() { # WORD [VERB]: flag, value, values, or nothing
  if [ $# = 1 ]; then sed -nE "s/^--$1 (.*)/\1/p" "$NANOFF_LIST"; else sed -nE "s/^$2 $1 (.*)/\1/p" "$NANOFF_LIST"; fi
}

if [ "${1-}" = --version ]; then
  printf 'nanoff %s+0123456789\n' "$release"
  exit
fi

{
  printf '%s\n' "$@"
  printf -- '---\n'
} >>"$NANOFF_NOTES/calls"

verb=()
action=$1
port=""
case $release in
  3*)
    grep -qE "^$1 [a-z0-9]+ " "$NANOFF_LIST" || refuse "verb $1"
    verb=("$1")
    shift ;;
esac

while [ $# -gt 0 ]; do
  case $1 in --*) word=${1#--} ;; *) [ ${#verb[@]} = 1 ] || refuse "$1"; word=$1 ;; esac
  case $(kind "$word" ${verb[@]+"${verb[@]}"}) in
    flag) ;;
    value | values)
      [ $# -ge 2 ] || refuse "$1 without a value"
      case $word in
        serialport) port=$2 ;;
        image | clrfile) [ -s "$2" ] || refuse "no file $2" ;;
        file | network | filedeployment | networkdeployment)
          cp "$2" "$NANOFF_NOTES/$word.json"
          stat -c '%a' "$2" >"$NANOFF_NOTES/$word.mode"
          grep -o '"SourceFilePath": *"[^"]*"' "$2" | cut -d '"' -f 4 | while IFS= read -r source; do
            cp "$source" "$NANOFF_NOTES"
          done || true
          port=from-the-file ;;
      esac
      action="$action $word"
      shift ;;
    *) refuse "$1" ;;
  esac
  case $word in devicedetails | deploy | update) action="$action $word" ;; esac
  shift
done
[ -n "$port" ] || { printf 'Error E6001: Need to specify a COM port.\n'; exit 113; }

case $action in
  *image*) step=image ;;
  *networkdeployment* | *network) step=network ;;
  *filedeployment* | *file) step=files ;;
  *details*) step=check ;;
  *update* | flash*) step=runtime ;;
  *) refuse "nothing to do: $action" ;;
esac

if [ "${NANOFF_FAILS-}" = "$step" ]; then
  tries=$(cat "$NANOFF_NOTES/tries" 2>/dev/null || echo 0)
  echo $((tries + 1)) >"$NANOFF_NOTES/tries"
  if [ "$tries" -lt "${NANOFF_TRIES:-1000}" ]; then
    case $step in
      files) # nanoff ends with 0 although it failed
        printf '\nError deploying content file pairing.json to I:\\pairing.json\n'
        talk
        exit 0
        ;;
      runtime) printf 'Error E4000: Error executing ESP32 serial command.\n'; exit 160 ;;
      *) printf 'Error E2002: Error executing operation with nano device.\n'; exit 210 ;;
    esac
  fi
fi

case $step in
  check) cat "$NANOFF_NOTES/details" ;;
  runtime) printf 'Flashing firmware...OK\n' ;;
  image) printf 'Deploying managed application...OK\nRebooting...OK\n' ;;
  files) printf 'Deploying file pairing.json to I:\\pairing.json...OK\n' ;;
  network)
    [ "$release" != "${release#3}" ] || printf 'No operation was performed with the options supplied.\n  --baud  Baud rate\n'
    printf 'Updating network configuration...OK\nUpdating wireless configuration...OK\n' ;;
esac
talk
